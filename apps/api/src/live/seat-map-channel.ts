import type { SeatMapMessage } from '@jumpseat/booking/contracts';
import { JumpseatError, refusal, type SeatStatus } from '@jumpseat/domain';
import type { Logger } from 'pino';
import { CatchUp } from './catch-up.ts';
import { FollowedChannel } from './followed-channel.ts';

/** Seats and the version of the flight at which each last changed. */
export type SeatStates = Readonly<Record<string, { readonly status: SeatStatus; readonly version: number }>>;

/** What a channel reads of a flight's seats; each answer is of one version. */
export interface SeatStateReads {
  seatStates(flightId: string): Promise<{ version: number; seats: SeatStates } | null>;
  seatsSince(
    flightId: string,
    after: number,
  ): Promise<{ version: number; seats: Readonly<Record<string, SeatStatus>> }>;
}

/** A change of a flight's seats as it is announced; without `seats` it was too large to be carried along. */
export interface SeatsChanged {
  readonly version: number;
  readonly seats?: Readonly<Record<string, SeatStatus>> | undefined;
}

/**
 * The current map of one flight, for all its viewers. Because each seat carries the version of its last change, what changed
 * after any version can be told from the map alone: a viewer never needs a queue, only the version it has seen.
 */
export class SeatMapChannel extends FollowedChannel<SeatMapMessage> {
  readonly ready: Promise<void>;
  readonly #flightId: string;
  readonly #reads: SeatStateReads;
  readonly #catchUp: CatchUp;
  readonly #seats = new Map<string, { status: SeatStatus; version: number }>();
  #version = -1;
  #reading: Promise<void> | undefined;
  /** Messages of the current version, by the version they start after: computed once for all viewers. */
  #messages = new Map<number | undefined, SeatMapMessage>();

  constructor(flightId: string, reads: SeatStateReads, logger: Logger) {
    super();
    this.#flightId = flightId;
    this.#reads = reads;
    this.#catchUp = new CatchUp(() => this.#readMissed(), logger);
    this.ready = this.#load();
  }

  /** Takes in an announced change; one that doesn't follow the last has the missed ones read. */
  announce({ version, seats }: SeatsChanged): void {
    if (version <= this.#version) return;
    if (seats && version === this.#version + 1) this.#take(version, seats);
    else this.catchUp();
  }

  /** Reads what may have been missed while nothing was announced. */
  catchUp(): void {
    this.#catchUp.ask();
  }

  close(): void {
    this.#catchUp.close();
  }

  /** The version of the flight that the map shows. */
  get version(): number {
    return this.#version;
  }

  /**
   * Where a viewer that has seen `after` goes on; undefined has it start anew. Another node may have shown it what this one
   * has yet to hear of, so a version from the future is looked for before it is given up.
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

  /** The message for a viewer that has seen that version (undefined: nothing yet); the same one for all who have. */
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
    // A change announced while the map was being read may not be in it.
    this.catchUp();
  }

  async #readMissed(): Promise<void> {
    if (this.#version < 0) return;
    const { version, seats } = await this.#reads.seatsSince(this.#flightId, this.#version);
    if (version > this.#version) this.#take(version, seats);
  }

  #take(version: number, seats: Readonly<Record<string, SeatStatus>>): void {
    for (const [seat, status] of Object.entries(seats)) this.#seats.set(seat, { status, version });
    this.#version = version;
    this.#messages = new Map();
    this.move();
  }

  #compose(after: number | undefined): SeatMapMessage {
    const version = this.#version;
    const changed = [...this.#seats].filter(([, seat]) => after === undefined || seat.version > after);
    const seats = Object.fromEntries(changed.map(([code, { status }]) => [code, status]));
    return after === undefined ? { type: 'snapshot', version, seats } : { type: 'delta', after, version, seats };
  }
}
