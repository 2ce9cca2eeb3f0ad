import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Audience, People } from './audience.ts';
import { Channels } from './channels.ts';
import { PresenceChannel } from './presence-channel.ts';

/** How often a node looks at its viewers, tells the others what changed, and its viewers what came of it, in milliseconds. */
const TICK_MS = 1_000;
/** With each so many ticks a node tells the others all it knows, changed or not. */
const TICKS_A_BEAT = 2;
/** How long the others believe what they were told: three beats. */
const LEASE_MS = 3 * TICKS_A_BEAT * TICK_MS;

/** Who looks at flights at one node; it says nothing of flights it leaves out. */
export interface ViewersAtNode {
  readonly node: string;
  readonly flights: Readonly<Record<string, People>>;
}

const NOBODY: People = { marks: [], others: 0 };

/**
 * How many people look at each flight, over all nodes; a guest who does so at two is one. A node tells the others what it has; what it has
 * told is believed for some seconds, so one that dies, and word that was lost, is put right by itself.
 */
export class PresenceCount {
  readonly channels: Channels<PresenceChannel>;
  readonly #node = randomUUID();
  readonly #own: Pick<Audience, 'flights' | 'at'>;
  readonly #announce: (news: ViewersAtNode) => Promise<void>;
  readonly #now: () => number;
  readonly #logger: Logger;
  /** By flight, then by node. */
  readonly #elsewhere = new Map<string, Map<string, { people: People; until: number }>>();
  /** What the others were told last of each flight, as JSON. */
  readonly #told = new Map<string, string>();
  readonly #ticking: NodeJS.Timeout;
  #ticks = 0;

  /** @param own who looks at maps on this node */
  constructor(deps: {
    own: Pick<Audience, 'flights' | 'at'>;
    /** Rejects where there is no such flight. */
    requireFlight(flightId: string): Promise<void>;
    announce(news: ViewersAtNode): Promise<void>;
    now(): number;
    logger: Logger;
  }) {
    this.#own = deps.own;
    this.#announce = deps.announce;
    this.#now = deps.now;
    this.#logger = deps.logger;
    this.channels = new Channels(
      (flightId) => new PresenceChannel(this.#total(flightId), deps.requireFlight(flightId)),
    );
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
  }

  /** What a node has told, this one's own word among it. */
  hear({ node, flights }: ViewersAtNode): void {
    if (node === this.#node) return;
    const until = this.#now() + LEASE_MS;
    for (const [flightId, people] of Object.entries(flights)) {
      const nodes = this.#elsewhere.get(flightId) ?? new Map();
      if (countOf([people]) > 0) this.#elsewhere.set(flightId, nodes.set(node, { people, until }));
      else nodes.delete(node);
    }
  }

  /** Ends, and tells the others that nobody looks from here any more. */
  async close(): Promise<void> {
    clearInterval(this.#ticking);
    await this.#tell(Object.fromEntries([...this.#told.keys()].map((flightId) => [flightId, NOBODY])));
  }

  #tick(): void {
    void this.#tell(this.#news());
    this.#forget();
    for (const flightId of this.channels.keys()) this.channels.get(flightId)?.show(this.#total(flightId));
  }

  /** What the others don't know yet; with each beat all there is. */
  #news(): Record<string, People> {
    this.#ticks += 1;
    const isBeat = this.#ticks % TICKS_A_BEAT === 0;
    const now = new Map(this.#own.flights().map((flightId) => [flightId, this.#own.at(flightId)]));
    const gone = [...this.#told.keys()].filter((flightId) => !now.has(flightId));
    const due = [...now].filter(([flightId, people]) => isBeat || this.#told.get(flightId) !== JSON.stringify(people));
    for (const flightId of gone) this.#told.delete(flightId);
    for (const [flightId, people] of due) this.#told.set(flightId, JSON.stringify(people));
    return Object.fromEntries([...due, ...gone.map((flightId) => [flightId, NOBODY] as const)]);
  }

  async #tell(flights: Record<string, People>): Promise<void> {
    if (Object.keys(flights).length === 0) return;
    try {
      await this.#announce({ node: this.#node, flights });
    } catch (error) {
      this.#logger.debug({ err: error }, 'the other nodes could not be told of viewers; the next beat does');
    }
  }

  #forget(): void {
    for (const [flightId, nodes] of this.#elsewhere) {
      for (const [node, { until }] of nodes) if (until <= this.#now()) nodes.delete(node);
      if (nodes.size === 0) this.#elsewhere.delete(flightId);
    }
  }

  #total(flightId: string): number {
    const elsewhere = this.#elsewhere.get(flightId)?.values() ?? [];
    return countOf([this.#own.at(flightId), ...[...elsewhere].map(({ people }) => people)]);
  }
}

/** How many there are, when a guest who is in two places is one. */
function countOf(places: readonly People[]): number {
  const guests = new Set(places.flatMap(({ marks }) => marks));
  return places.reduce((sum, { others }) => sum + others, guests.size);
}
