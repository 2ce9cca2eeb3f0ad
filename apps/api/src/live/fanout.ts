/** Someone who is told that what they look at has moved on. */
export interface Viewer {
  moved(): void;
}

/** How many are told before the process turns to its other work. */
const SLICE = 250;

/**
 * Tells all viewers of one thing that it moved on: never within the call that says so, a slice at a time, and once for
 * all moves that came while the last round went. Under more moves than can be told, viewers so get fewer and larger steps
 * instead of a growing delay.
 */
export class Fanout {
  readonly #viewers = new Set<Viewer>();
  #round: Iterator<Viewer> | undefined;
  #isDue = false;

  add(viewer: Viewer): void {
    this.#viewers.add(viewer);
  }

  delete(viewer: Viewer): void {
    this.#viewers.delete(viewer);
  }

  /** What the viewers look at has moved on. */
  move(): void {
    if (!this.#isDue && !this.#round) setImmediate(this.#tell);
    this.#isDue = true;
  }

  readonly #tell = (): void => {
    if (!this.#round) this.#isDue = false;
    this.#round ??= this.#viewers.values();
    for (let told = 0; told < SLICE; told++) {
      const next = this.#round.next();
      if (next.done) {
        this.#round = undefined;
        break;
      }
      next.value.moved();
    }
    if (this.#round || this.#isDue) setImmediate(this.#tell);
  };
}
