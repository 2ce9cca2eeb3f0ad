import { JumpseatError, refusal } from '@jumpseat/domain';
import type { ConcurrencyLimit } from './concurrency-limit.ts';
import { Counts } from './counts.ts';
import { timeLeft } from './deadline.ts';
import { Pace } from './pace.ts';

/** How long a command waits at most, in milliseconds. A passenger who holds seats waits longer than a new one. */
const CREATE_WAITS_MS = 750;
const CHANGE_WAITS_MS = 2_500;
/** More commands than this don't wait at all. */
const MOST_WAITING = 1_000;
/** Commands on running orders may exceed the limit by this factor, so that new orders never keep passengers from paying. */
const EXTRA_FOR_CHANGES = 1.25;
/** New orders of one flight take at most this share of the limit: the other flights keep the rest. */
const SHARE_OF_FLIGHT = 0.8;
/** New orders of one flight are decided and written together. Each beyond the first few costs this share of one that runs alone. */
const FEW = 16;
const SHARE_OF_MERGED = 0.2;

/** A command that waits for its turn. */
interface Waiting {
  readonly flightId: string | undefined;
  readonly start: () => void;
}

/**
 * Runs as many commands concurrently as the limit allows. The rest queue: commands on running orders first, then new orders, each in order of
 * arrival. A command that waits too long is refused as OVERLOADED. A new order that would wait too long is refused as it arrives.
 */
export class CommandQueue {
  readonly #limit: ConcurrencyLimit;
  readonly #changes = new Set<Waiting>();
  readonly #creates = new Set<Waiting>();
  /** New orders that are running, by flight. */
  readonly #creating = new Counts<string>();
  readonly #pace = new Pace();
  #running = 0;
  /** The cost of all that is running, in commands that run alone. */
  #cost = 0;

  constructor(limit: ConcurrencyLimit) {
    this.#limit = limit;
  }

  /** How many commands are running. */
  get running(): number {
    return this.#running;
  }

  /** How many commands may run concurrently, as things are. */
  get limit(): number {
    return this.#limit.value;
  }

  /** How many commands wait for their turn. */
  get waiting(): number {
    return this.#changes.size + this.#creates.size;
  }

  /** Runs a command when its turn has come. A command that opens an order names the flight. */
  async run<T>(command: () => Promise<T>, flightId?: string): Promise<T> {
    if (this.#hasRoom(flightId)) this.#change(flightId, 1);
    else await this.#wait(flightId);
    try {
      return await command();
    } finally {
      this.#leave(flightId);
    }
  }

  #hasRoom(flightId: string | undefined): boolean {
    const limit = this.#limit.value;
    if (flightId === undefined) return this.#cost < Math.floor(limit * EXTRA_FOR_CHANGES);
    return this.#cost < limit && costOf(this.#creating.of(flightId)) < limit * SHARE_OF_FLIGHT;
  }

  async #wait(flightId: string | undefined): Promise<void> {
    this.#limit.noteWaiting();
    const expectedMs = flightId === undefined ? 0 : this.#creates.size * this.#pace.msEach;
    if (expectedMs > CREATE_WAITS_MS || this.waiting >= MOST_WAITING) throw new JumpseatError(refusal('OVERLOADED'));
    const turn = Promise.withResolvers<void>();
    if (flightId !== undefined && this.#creates.size === 0) this.#pace.begin(Date.now());
    const queue = flightId === undefined ? this.#changes : this.#creates;
    const waiting: Waiting = { flightId, start: turn.resolve };
    queue.add(waiting);
    const giveUp = () => {
      if (queue.delete(waiting)) turn.reject(new JumpseatError(refusal('OVERLOADED')));
    };
    const timer = setTimeout(giveUp, timeLeft(flightId === undefined ? CHANGE_WAITS_MS : CREATE_WAITS_MS));
    try {
      await turn.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  #leave(flightId: string | undefined): void {
    // What is done while nobody waits says how soon orders come, not how soon they can be carried out.
    if (flightId !== undefined && this.#creates.size > 0) this.#pace.note(Date.now());
    this.#change(flightId, -1);
    for (const queue of [this.#changes, this.#creates]) this.#startFrom(queue);
  }

  #change(flightId: string | undefined, by: 1 | -1): void {
    this.#running += by;
    if (flightId === undefined) {
      this.#cost += by;
      return;
    }
    this.#cost -= costOf(this.#creating.of(flightId));
    this.#creating.change(flightId, by);
    this.#cost += costOf(this.#creating.of(flightId));
  }

  #startFrom(queue: Set<Waiting>): void {
    for (const waiting of queue) {
      if (!this.#hasRoom(waiting.flightId)) continue;
      queue.delete(waiting);
      this.#change(waiting.flightId, 1);
      waiting.start();
    }
  }
}

/** The cost of running this many new orders of one flight, in commands that run alone. */
function costOf(orders: number): number {
  return Math.min(orders, FEW) + Math.max(0, orders - FEW) * SHARE_OF_MERGED;
}
