import { Semaphore, withTimeout } from 'async-mutex';

/** Lets so many at a time do something about one thing; the others wait for their turn, first come first served. */
export class Turns {
  readonly #atOnce: number;
  readonly #waitMs: number;
  readonly #tooLong: () => Error;
  readonly #queues = new Map<string, { readonly turn: Semaphore; users: number }>();

  /** @param tooLong what is thrown at who has not had a turn after `waitMs` milliseconds */
  constructor({ atOnce, waitMs, tooLong }: { atOnce: number; waitMs: number; tooLong: () => Error }) {
    this.#atOnce = atOnce;
    this.#waitMs = waitMs;
    this.#tooLong = tooLong;
  }

  /** Does `work` when its turn has come among those who do something about `key`. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(key) ?? { turn: new Semaphore(this.#atOnce), users: 0 };
    this.#queues.set(key, queue);
    queue.users += 1;
    try {
      const { turn } = queue;
      const inTime = turn.isLocked() ? withTimeout(turn, this.#waitMs, this.#tooLong()) : turn;
      return await inTime.runExclusive(work);
    } finally {
      queue.users -= 1;
      if (queue.users === 0) this.#queues.delete(key);
    }
  }
}
