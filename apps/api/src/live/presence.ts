import { randomUUID } from 'node:crypto';
import type { ViewersAtNode, ViewerTally } from '@jumpseat/booking/contracts';
import type { Logger } from 'pino';
import type { LocalViewers } from './local-viewers.ts';
import { PresenceTopic } from './presence-topic.ts';
import { Topics } from './topics.ts';

/** How often a node publishes changes of its viewers and updates the counts that it shows, in milliseconds. */
const TICK_MS = 1_000;
/** Every second tick publishes all flights, changed or not. */
const TICKS_PER_FULL_REPORT = 2;
/** A node's report expires after three full reports are missing, in milliseconds. */
const REPORT_EXPIRES_MS = 3 * TICKS_PER_FULL_REPORT * TICK_MS;

const NO_VIEWERS: ViewerTally = { marks: [], others: 0 };

/**
 * Counts the viewers of each flight over all nodes; a guest on two nodes counts once. Each node publishes its own
 * viewers, and reports expire after some seconds. So a dead node or lost news corrects itself.
 */
export class PresenceCount {
  readonly topics: Topics<PresenceTopic>;
  readonly #node = randomUUID();
  readonly #local: Pick<LocalViewers, 'flights' | 'tallyOf'>;
  readonly #publish: (report: ViewersAtNode) => Promise<void>;
  readonly #now: () => number;
  readonly #logger: Logger;
  /** By flight, then by node. */
  readonly #elsewhere = new Map<string, Map<string, { tally: ViewerTally; until: number }>>();
  /** The tally last published of each flight, as JSON. */
  readonly #published = new Map<string, string>();
  readonly #timer: NodeJS.Timeout;
  #ticks = 0;

  constructor(deps: {
    /** The viewers on this node. */
    local: Pick<LocalViewers, 'flights' | 'tallyOf'>;
    /** Rejects if there is no such flight. */
    requireFlight(flightId: string): Promise<void>;
    publish(report: ViewersAtNode): Promise<void>;
    now(): number;
    logger: Logger;
  }) {
    this.#local = deps.local;
    this.#publish = deps.publish;
    this.#now = deps.now;
    this.#logger = deps.logger;
    this.topics = new Topics((flightId) => new PresenceTopic(this.#total(flightId), deps.requireFlight(flightId)));
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** Takes a node's report; ignores this node's own. */
  receive({ node, flights }: ViewersAtNode): void {
    if (node === this.#node) return;
    const until = this.#now() + REPORT_EXPIRES_MS;
    for (const [flightId, tally] of Object.entries(flights)) {
      const nodes = this.#elsewhere.get(flightId) ?? new Map();
      if (countOf([tally]) > 0) this.#elsewhere.set(flightId, nodes.set(node, { tally, until }));
      else nodes.delete(node);
    }
  }

  /** Stops, and publishes that this node has no viewers any more. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#report(Object.fromEntries([...this.#published.keys()].map((flightId) => [flightId, NO_VIEWERS])));
  }

  #tick(): void {
    void this.#report(this.#changes());
    this.#dropExpired();
    for (const flightId of this.topics.keys()) this.topics.get(flightId)?.update(this.#total(flightId));
  }

  /** The tallies that changed since they were published; all of them in a full report. */
  #changes(): Record<string, ViewerTally> {
    this.#ticks += 1;
    const isFullReport = this.#ticks % TICKS_PER_FULL_REPORT === 0;
    const now = new Map(this.#local.flights().map((flightId) => [flightId, this.#local.tallyOf(flightId)]));
    const gone = [...this.#published.keys()].filter((flightId) => !now.has(flightId));
    const due = [...now].filter(
      ([flightId, tally]) => isFullReport || this.#published.get(flightId) !== JSON.stringify(tally),
    );
    for (const flightId of gone) this.#published.delete(flightId);
    for (const [flightId, tally] of due) this.#published.set(flightId, JSON.stringify(tally));
    return Object.fromEntries([...due, ...gone.map((flightId) => [flightId, NO_VIEWERS] as const)]);
  }

  async #report(flights: Record<string, ViewerTally>): Promise<void> {
    if (Object.keys(flights).length === 0) return;
    try {
      await this.#publish({ node: this.#node, flights });
    } catch (error) {
      this.#logger.debug({ err: error }, 'viewers could not be published; the next full report includes them');
    }
  }

  #dropExpired(): void {
    for (const [flightId, nodes] of this.#elsewhere) {
      for (const [node, { until }] of nodes) if (until <= this.#now()) nodes.delete(node);
      if (nodes.size === 0) this.#elsewhere.delete(flightId);
    }
  }

  #total(flightId: string): number {
    const elsewhere = [...(this.#elsewhere.get(flightId)?.values() ?? [])].map(({ tally }) => tally);
    return countOf([this.#local.tallyOf(flightId), ...elsewhere]);
  }
}

/** The number of viewers in all tallies; a guest in several of them counts once. */
function countOf(tallies: readonly ViewerTally[]): number {
  const guests = new Set(tallies.flatMap(({ marks }) => marks));
  return tallies.reduce((sum, { others }) => sum + others, guests.size);
}
