import { JumpseatError, refusal } from '@jumpseat/domain';
import type { ConcurrencyLimit } from './concurrency-limit.ts';
import { timeLeft } from './deadline.ts';

/** How long a command waits before it is refused as OVERLOADED, in milliseconds. A passenger who holds seats waits longer than a new one. */
const CREATE_WAITS_MS = 600;
const CHANGE_WAITS_MS = 2_500;
/** More commands than this don't wait at all. */
const MOST_WAITING = 1_000;
/** Once the first has waited this long, in milliseconds, the last come first. */
const BACKLOG_MS = 300;
/** Commands on running orders may exceed the limit by this factor, so that new orders never keep passengers from paying. */
const EXTRA_FOR_CHANGES = 1.25;
/** New orders of one flight take at most this share of the limit: the other flights keep the rest. */
const SHARE_OF_FLIGHT = 0.5;

/** A command that waits for its turn. */
interface Waiting {
  readonly flightId: string | undefined;
  readonly since: number;
  readonly start: () => void;
}

/**
 * Runs as many commands concurrently as the limit says. The others wait: commands on running orders come first, then new orders, in the
 * order in which they came. A command that has waited too long is refused as OVERLOADED. Where many wait so long, the last come first:
 * those that are carried out are answered soon, and the others would have been refused either way.
 */
export class CommandQueue {
  readonly #limit: ConcurrencyLimit;
  readonly #changes = new Set<Waiting>();
  readonly #creates = new Set<Waiting>();
  readonly #creating = new Map<string, number>();
  #running = 0;

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
    if (this.#hasRoom(flightId)) this.#enter(flightId);
    else await this.#wait(flightId);
    try {
      return await command();
    } finally {
      this.#leave(flightId);
    }
  }

  #hasRoom(flightId: string | undefined): boolean {
    const limit = this.#limit.value;
    if (flightId === undefined) return this.#running < Math.floor(limit * EXTRA_FOR_CHANGES);
    return this.#running < limit && (this.#creating.get(flightId) ?? 0) < limit * SHARE_OF_FLIGHT;
  }

  #enter(flightId: string | undefined): void {
    this.#running += 1;
    if (flightId !== undefined) this.#creating.set(flightId, (this.#creating.get(flightId) ?? 0) + 1);
  }

  async #wait(flightId: string | undefined): Promise<void> {
    this.#limit.noteWaiting();
    if (this.waiting >= MOST_WAITING) throw new JumpseatError(refusal('OVERLOADED'));
    const turn = Promise.withResolvers<void>();
    const queue = flightId === undefined ? this.#changes : this.#creates;
    const waiting: Waiting = { flightId, since: Date.now(), start: turn.resolve };
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
    this.#running -= 1;
    if (flightId !== undefined) {
      const creating = (this.#creating.get(flightId) ?? 0) - 1;
      if (creating > 0) this.#creating.set(flightId, creating);
      else this.#creating.delete(flightId);
    }
    for (const queue of [this.#changes, this.#creates]) this.#startFrom(queue);
  }

  #startFrom(queue: Set<Waiting>): void {
    for (const waiting of inTurn(queue)) {
      if (!this.#hasRoom(waiting.flightId)) continue;
      queue.delete(waiting);
      this.#enter(waiting.flightId);
      waiting.start();
    }
  }
}

function inTurn(queue: ReadonlySet<Waiting>): Iterable<Waiting> {
  const [first] = queue;
  return first && Date.now() - first.since > BACKLOG_MS ? [...queue].reverse() : queue;
}
