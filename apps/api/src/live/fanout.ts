/** Someone who is told that what they look at has moved on. */
export interface Viewer {
  moved(): void;
}

/** What viewers follow: they are told that it moved, and ask for what they have not seen. */
export interface Followed<Message> {
  readonly version: number;
  /** Where a viewer that has seen `after` goes on; undefined has it start anew. */
  resume(after: number | undefined): Promise<number | undefined>;
  /** What brings a viewer that has seen that version (undefined: nothing yet) to the current one; the same object for all who have. */
  messageAfter(seen: number | undefined): Message;
  /** Has the viewer told of each move, until it leaves. */
  join(viewer: Viewer): void;
  leave(viewer: Viewer): void;
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
