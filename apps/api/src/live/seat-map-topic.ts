import type { SeatMapMessage, SeatsChanged } from '@jumpseat/booking/contracts';
import { JumpseatError, refusal, type SeatStatus } from '@jumpseat/domain';
import type { Logger } from 'pino';
import type { OnServed } from './fanout.ts';
import { MissedNewsReader } from './missed-news-reader.ts';
import { VersionedTopic } from './versioned-topic.ts';

/** Seats and the version of the flight at which each last changed. */
export type SeatStates = Readonly<Record<string, { readonly status: SeatStatus; readonly version: number }>>;

/** Reads a flight's seats. Each result is of one version. */
export interface SeatStateReads {
  seatStates(flightId: string): Promise<{ version: number; seats: SeatStates } | null>;
  seatsSince(
    flightId: string,
    after: number,
  ): Promise<{ version: number; seats: Readonly<Record<string, SeatStatus>> }>;
}

/**
 * The current seat map of one flight. Each seat has the version of its last change, so the map alone gives the changes
 * after any version. A viewer therefore needs no queue, only the version it has seen.
 */
export class SeatMapTopic extends VersionedTopic<SeatMapMessage> {
  readonly ready: Promise<void>;
  readonly #flightId: string;
  readonly #reads: SeatStateReads;
  readonly #missedNews: MissedNewsReader;
  readonly #seats = new Map<string, { status: SeatStatus; version: number }>();
  #version = -1;
  #reading: Promise<void> | undefined;
  /** Messages to the current version, by the version they start after. Computed once for all viewers. */
  #messages = new Map<number | undefined, SeatMapMessage>();

  constructor(flightId: string, reads: SeatStateReads, logger: Logger, onServed?: OnServed) {
    super(onServed);
    this.#flightId = flightId;
    this.#reads = reads;
    this.#missedNews = new MissedNewsReader(() => this.#readMissed(), logger);
    this.ready = this.#load();
  }

  /** Takes news of changed seats. Reads what was missed if the news doesn't follow the current version. */
  receive({ version, seats, trace }: Omit<SeatsChanged, 'flightId'>): void {
    if (version <= this.#version) return;
    if (seats && version === this.#version + 1) this.#take(version, seats, trace);
    else this.#missedNews.request();
  }

  close(): void {
    this.#missedNews.close();
  }

  /** The flight's seat version that the map shows. */
  get version(): number {
    return this.#version;
  }

  /**
   * Returns the version from which a viewer that has seen `after` continues; undefined if it needs a snapshot. After a
   * reconnect the viewer may know a newer version from another node: this node then reads what it missed first.
   */
  async resume(after: number | undefined): Promise<number | undefined> {
    if (after !== undefined && after > this.#version) {
      this.#reading ??= this.#readMissed().finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
    }
    return after !== undefined && after <= this.#version ? after : undefined;
  }

  messageAfter(seen: number | undefined): SeatMapMessage {
    const known = this.#messages.get(seen);
    if (known) return known;
    const message = this.#compose(seen);
    this.#messages.set(seen, message);
    return message;
  }

  async #load(): Promise<void> {
    const states = await this.#reads.seatStates(this.#flightId);
    if (!states) throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: this.#flightId }));
    for (const [seat, state] of Object.entries(states.seats)) this.#seats.set(seat, state);
    this.#version = states.version;
    // News that arrived during the read may not be in its result.
    this.#missedNews.request();
  }

  async #readMissed(): Promise<void> {
    if (this.#version < 0) return;
    const { version, seats } = await this.#reads.seatsSince(this.#flightId, this.#version);
    if (version > this.#version) this.#take(version, seats);
  }

  #take(version: number, seats: Readonly<Record<string, SeatStatus>>, trace?: string): void {
    for (const [seat, status] of Object.entries(seats)) this.#seats.set(seat, { status, version });
    this.#version = version;
    this.#messages = new Map();
    this.notify(trace);
  }

  #compose(after: number | undefined): SeatMapMessage {
    const version = this.#version;
    const changed = [...this.#seats].filter(([, seat]) => after === undefined || seat.version > after);
    const seats = Object.fromEntries(changed.map(([code, { status }]) => [code, status]));
    return after === undefined ? { type: 'snapshot', version, seats } : { type: 'delta', after, version, seats };
  }
}
