/** Tells what lasts from what only looks so for a moment, over several looks. */
export class Lasting<T> {
  readonly #keyOf: (item: T) => string;
  readonly #afterMs: number;
  #since = new Map<string, number>();

  /** @param afterMs how long an item of one key has to be seen, in milliseconds */
  constructor(keyOf: (item: T) => string, afterMs: number) {
    this.#keyOf = keyOf;
    this.#afterMs = afterMs;
  }

  /** Of the items seen at `now` (epoch milliseconds), those that have lasted. Each of them counts anew from now on. */
  of(seen: readonly T[], now: number): T[] {
    const before = this.#since;
    this.#since = new Map(seen.map((item) => [this.#keyOf(item), before.get(this.#keyOf(item)) ?? now]));
    const lasting = seen.filter((item) => now - (this.#since.get(this.#keyOf(item)) ?? now) >= this.#afterMs);
    for (const item of lasting) this.#since.set(this.#keyOf(item), now);
    return lasting;
  }
}
