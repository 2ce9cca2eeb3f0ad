import { JumpseatError, refusal } from '@jumpseat/domain';
import { CompletionInterval } from './completion-interval.ts';
import type { ConcurrencyLimit } from './concurrency-limit.ts';
import { timeLeft } from './deadline.ts';
import { KeyedCounts } from './keyed-counts.ts';

/**
 * The longest wait in the queue, in milliseconds. In a rush on one flight new orders are carried out in batches, so a
 * longer wait is worth it. Passengers who already hold seats may wait longest.
 */
const CREATE_WAITS_MS = 750;
const RUSH_WAITS_MS = 1_500;
const CHANGE_WAITS_MS = 2_500;
/** Commands beyond this many waiting ones are refused at once. */
const MAX_WAITING = 1_000;
/** Commands on running orders may exceed the limit by this factor, so that new orders never block payments. */
const EXTRA_FOR_CHANGES = 1.25;
/** New orders of one flight take at most this share of the limit. The rest is for other flights. */
const MAX_SHARE_OF_ONE_FLIGHT = 0.8;
/**
 * New orders of one flight are decided and written in batches. Each order beyond the first 16 costs a fifth of one that
 * runs alone.
 */
const FULL_COST_ORDERS = 16;
const COST_OF_MORE = 0.2;

interface WaitingCommand {
  readonly flightId: string | undefined;
  readonly start: () => void;
}

/**
 * Limits concurrent commands on orders. The rest queue: commands on running orders first, then new orders, each in
 * order of arrival. A command that waits too long is refused as OVERLOADED; a new order that would wait too long is
 * refused on arrival.
 */
export class CommandQueue {
  readonly #limit: ConcurrencyLimit;
  readonly #changes = new Set<WaitingCommand>();
  readonly #creates = new Set<WaitingCommand>();
  /** Running new orders, by flight. */
  readonly #creating = new KeyedCounts<string>();
  readonly #completions = new CompletionInterval();
  #running = 0;
  /** The cost of all running commands, in units of one command that runs alone. */
  #cost = 0;

  constructor(limit: ConcurrencyLimit) {
    this.#limit = limit;
  }

  /** The number of running commands. */
  get running(): number {
    return this.#running;
  }

  /** The current limit on concurrent commands. */
  get limit(): number {
    return this.#limit.value;
  }

  /** The number of queued commands. */
  get waiting(): number {
    return this.#changes.size + this.#creates.size;
  }

  /**
   * Runs a command when the limit allows it.
   *
   * @param flightId only for a command that opens an order: its flight
   */
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
    return this.#cost < limit && costOf(this.#creating.get(flightId)) < limit * MAX_SHARE_OF_ONE_FLIGHT;
  }

  async #wait(flightId: string | undefined): Promise<void> {
    this.#limit.noteWaiting();
    const expectedMs = flightId === undefined ? 0 : this.#creates.size * this.#completions.averageMs;
    const limitMs = this.#longestWaitMs(flightId);
    if (expectedMs > limitMs || this.waiting >= MAX_WAITING) throw new JumpseatError(refusal('OVERLOADED'));
    const turn = Promise.withResolvers<void>();
    if (flightId !== undefined && this.#creates.size === 0) this.#completions.restart(Date.now());
    const queue = flightId === undefined ? this.#changes : this.#creates;
    const waiting: WaitingCommand = { flightId, start: turn.resolve };
    queue.add(waiting);
    const giveUp = () => {
      if (queue.delete(waiting)) turn.reject(new JumpseatError(refusal('OVERLOADED')));
    };
    const timer = setTimeout(giveUp, timeLeft(limitMs));
    try {
      await turn.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  #longestWaitMs(flightId: string | undefined): number {
    if (flightId === undefined) return CHANGE_WAITS_MS;
    return this.#creating.get(flightId) < FULL_COST_ORDERS ? CREATE_WAITS_MS : RUSH_WAITS_MS;
  }

  #leave(flightId: string | undefined): void {
    // Without a queue, completions measure how fast orders arrive, not how fast they can be carried out.
    if (flightId !== undefined && this.#creates.size > 0) this.#completions.noteCompletion(Date.now());
    this.#change(flightId, -1);
    for (const queue of [this.#changes, this.#creates]) this.#startFrom(queue);
  }

  #change(flightId: string | undefined, by: 1 | -1): void {
    this.#running += by;
    if (flightId === undefined) {
      this.#cost += by;
      return;
    }
    this.#cost -= costOf(this.#creating.get(flightId));
    this.#creating.change(flightId, by);
    this.#cost += costOf(this.#creating.get(flightId));
  }

  #startFrom(queue: Set<WaitingCommand>): void {
    for (const waiting of queue) {
      if (!this.#hasRoom(waiting.flightId)) continue;
      queue.delete(waiting);
      this.#change(waiting.flightId, 1);
      waiting.start();
    }
  }
}

/** The cost of `orders` concurrent new orders of one flight, in units of one command that runs alone. */
function costOf(orders: number): number {
  return Math.min(orders, FULL_COST_ORDERS) + Math.max(0, orders - FULL_COST_ORDERS) * COST_OF_MORE;
}
