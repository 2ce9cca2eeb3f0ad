/** A process that ran for this long is healthy again, so the count of its exits starts over. */
const HEALTHY_AFTER_MS = 60_000;
/** After this many exits in a row the process is given up. */
const MAX_EXITS = 5;
/** The delay before the first restart. Each further delay is twice as long. */
const FIRST_DELAY_MS = 500;

/** Decides when, and whether, a process that exited is restarted. */
export class RestartBackoff {
  #exitsInARow = 0;
  #lastExit = Number.NEGATIVE_INFINITY;

  /**
   * Records an exit.
   *
   * @param now the time of the exit, in milliseconds
   * @returns the delay before the restart in milliseconds, or undefined if the process is given up
   */
  nextDelay(now: number): number | undefined {
    this.#exitsInARow = now - this.#lastExit > HEALTHY_AFTER_MS ? 1 : this.#exitsInARow + 1;
    this.#lastExit = now;
    return this.#exitsInARow < MAX_EXITS ? FIRST_DELAY_MS * 2 ** (this.#exitsInARow - 1) : undefined;
  }
}
