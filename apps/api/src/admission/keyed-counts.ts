/** A count for each key. A key whose count is 0 takes no memory. */
export class KeyedCounts<Key> implements Iterable<[Key, number]> {
  readonly #counts = new Map<Key, number>();

  get(key: Key): number {
    return this.#counts.get(key) ?? 0;
  }

  change(key: Key, by: 1 | -1): void {
    const count = this.get(key) + by;
    if (count > 0) this.#counts.set(key, count);
    else this.#counts.delete(key);
  }

  [Symbol.iterator](): Iterator<[Key, number]> {
    return this.#counts[Symbol.iterator]();
  }
}
