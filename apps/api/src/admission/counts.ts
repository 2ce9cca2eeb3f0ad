/** How many there are of each kind. A kind of which there are none takes no memory. */
export class Counts<Kind> implements Iterable<[Kind, number]> {
  readonly #counts = new Map<Kind, number>();

  of(kind: Kind): number {
    return this.#counts.get(kind) ?? 0;
  }

  change(kind: Kind, by: 1 | -1): void {
    const now = this.of(kind) + by;
    if (now > 0) this.#counts.set(kind, now);
    else this.#counts.delete(kind);
  }

  [Symbol.iterator](): Iterator<[Kind, number]> {
    return this.#counts[Symbol.iterator]();
  }
}
