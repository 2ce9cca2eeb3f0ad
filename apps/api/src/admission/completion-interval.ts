/** Assumed until something was measured, in milliseconds: a fast machine. */
const START_MS = 4;
/** The averaging window, in milliseconds. Orders that are recorded together complete in bursts. */
const WINDOW_MS = 500;

/** The average time between two completed commands while more commands wait. */
export class CompletionInterval {
  #averageMs = START_MS;
  #since = 0;
  #completed = 0;

  get averageMs(): number {
    return this.#averageMs;
  }

  /**
   * Starts a window at `now` (epoch milliseconds): commands wait from now on. Completions without a queue say nothing
   * about capacity.
   */
  restart(now: number): void {
    this.#since = now;
    this.#completed = 0;
  }

  /** Counts a command that completed at `now` (epoch milliseconds). */
  noteCompletion(now: number): void {
    this.#completed += 1;
    const tookMs = now - this.#since;
    if (tookMs < WINDOW_MS) return;
    this.#averageMs = tookMs / this.#completed;
    this.restart(now);
  }
}
