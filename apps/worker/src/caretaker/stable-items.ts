/** Filters items that are seen over several checks from those that are seen only briefly. */
export class StableItems<T> {
  readonly #keyOf: (item: T) => string;
  readonly #afterMs: number;
  #since = new Map<string, number>();

  /** @param afterMs how long an item with the same key has to be seen, in milliseconds */
  constructor(keyOf: (item: T) => string, afterMs: number) {
    this.#keyOf = keyOf;
    this.#afterMs = afterMs;
  }

  /** Returns the items seen at `now` (epoch milliseconds) that were seen for long enough. Their time restarts. */
  filter(seen: readonly T[], now: number): T[] {
    const before = this.#since;
    this.#since = new Map(seen.map((item) => [this.#keyOf(item), before.get(this.#keyOf(item)) ?? now]));
    const stable = seen.filter((item) => now - (this.#since.get(this.#keyOf(item)) ?? now) >= this.#afterMs);
    for (const item of stable) this.#since.set(this.#keyOf(item), now);
    return stable;
  }
}
