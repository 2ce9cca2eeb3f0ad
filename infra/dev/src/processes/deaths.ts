/** A process that has run for so long is well: what it dies of later is another matter. In milliseconds. */
const WELL_AFTER_MS = 60_000;
/** So many deaths in a row are the last. */
const MOST = 5;
/** How long to wait before the first new start, in milliseconds; each further one waits twice as long. */
const FIRST_PAUSE_MS = 500;

/** The deaths of a process that is started again. */
export class Deaths {
  #inARow = 0;
  #last = Number.NEGATIVE_INFINITY;

  /** Notes one at `now` (milliseconds). Returns how long to wait before it is started again; undefined where that is pointless. */
  note(now: number): number | undefined {
    this.#inARow = now - this.#last > WELL_AFTER_MS ? 1 : this.#inARow + 1;
    this.#last = now;
    return this.#inARow < MOST ? FIRST_PAUSE_MS * 2 ** (this.#inARow - 1) : undefined;
  }
}
