/** What is assumed until something was measured, in milliseconds: a machine that is quick. */
const START_MS = 4;
/** Measured over this time, in milliseconds: what is done together comes in waves. */
const WINDOW_MS = 500;

/** How soon after each other commands have their turn while more of them wait. */
export class Pace {
  #msEach = START_MS;
  #since = 0;
  #done = 0;

  /** The time from one to the next, in milliseconds. */
  get msEach(): number {
    return this.#msEach;
  }

  /** Says that commands wait from `now` (epoch milliseconds) on. What was done before says nothing of how many can be. */
  begin(now: number): void {
    this.#since = now;
    this.#done = 0;
  }

  /** Says that one was done at `now` (epoch milliseconds). */
  note(now: number): void {
    this.#done += 1;
    const tookMs = now - this.#since;
    if (tookMs < WINDOW_MS) return;
    this.#msEach = tookMs / this.#done;
    this.begin(now);
  }
}
