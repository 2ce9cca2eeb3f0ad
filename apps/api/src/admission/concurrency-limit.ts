const INITIAL_LIMIT = 32;
const MIN_LIMIT = 8;
const MAX_LIMIT = 256;
/** The limit shrinks if new orders take longer than this in the median. In milliseconds. */
const TARGET_MS = 600;
/** How often the limit is adjusted, in milliseconds. */
const WINDOW_MS = 500;
const SHRINK = 0.7;
const GROW = 1.25;

/**
 * The limit on concurrent commands of one node. Shrinks while new orders are slow; grows while commands wait and new
 * orders are fast. It uses the median, so that one flight whose orders all time out doesn't slow down the others.
 */
export class ConcurrencyLimit {
  #value = INITIAL_LIMIT;
  #windowEnds = 0;
  #durations: number[] = [];
  #hasWaited = false;

  get value(): number {
    return Math.floor(this.#value);
  }

  /** Notes that a command had to wait: a reason to grow. */
  noteWaiting(): void {
    this.#hasWaited = true;
  }

  /** Runs a command that opens an order, and adjusts the limit by its duration. */
  async measure<T>(command: () => Promise<T>): Promise<T> {
    const startedAt = Date.now();
    try {
      return await command();
    } finally {
      this.#noteDuration(Date.now() - startedAt);
    }
  }

  #noteDuration(tookMs: number): void {
    this.#durations.push(tookMs);
    if (Date.now() < this.#windowEnds) return;
    if (median(this.#durations) > TARGET_MS) this.#value = Math.max(MIN_LIMIT, this.#value * SHRINK);
    else if (this.#hasWaited) this.#value = Math.min(MAX_LIMIT, this.#value * GROW);
    this.#windowEnds = Date.now() + WINDOW_MS;
    this.#durations = [];
    this.#hasWaited = false;
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
