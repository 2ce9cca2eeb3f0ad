import type { Watched, WatchState } from './watched.ts';

/** Iterates over the values of a store; each step returns the newest one. Subscribes with the first `next()`. */
export class NewestReader<T> implements AsyncIterator<T, undefined> {
  readonly #store: Pick<Watched<T>, 'subscribe'>;
  #state: WatchState<T> | undefined;
  #seen: T | undefined;
  #hasEnded = false;
  #unsubscribe: (() => void) | undefined;
  #waiting: (() => void)[] = [];

  constructor(store: Pick<Watched<T>, 'subscribe'>) {
    this.#store = store;
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    while (!this.#hasEnded) {
      this.#unsubscribe ??= this.#store.subscribe((state) => {
        this.#state = state;
        this.#wake();
      });
      const { status, value, error } = this.#state ?? {};
      if (status === 'closed') break;
      if (status === 'failed') {
        this.#end();
        throw error;
      }
      if (value !== undefined && value !== this.#seen) {
        this.#seen = value;
        return { done: false, value };
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.return();
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  #end(): void {
    this.#hasEnded = true;
    this.#unsubscribe?.();
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
