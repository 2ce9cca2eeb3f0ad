const START = 32;
const LEAST = 8;
const MOST = 256;
/** New orders that take longer than this, in the median, are too many at a time. In milliseconds. */
const TARGET_MS = 600;
/** How often the limit is reconsidered, in milliseconds. */
const WINDOW_MS = 500;
const SHRINK = 0.7;
const GROW = 1.25;

/**
 * How many commands run concurrently. Shrinks while new orders take too long, grows while commands wait and they do not. The median counts:
 * a flight whose orders all time out must not slow down the others.
 */
export class ConcurrencyLimit {
  #value = START;
  #windowEnds = 0;
  #durations: number[] = [];
  #someoneWaited = false;

  get value(): number {
    return Math.floor(this.#value);
  }

  /** Says that a command had to wait, which is the reason to grow. */
  noteWaiting(): void {
    this.#someoneWaited = true;
  }

  /** Opens a new order and learns from how long it takes. */
  async measure<T>(command: () => Promise<T>): Promise<T> {
    const begun = Date.now();
    try {
      return await command();
    } finally {
      this.#learn(Date.now() - begun);
    }
  }

  #learn(tookMs: number): void {
    this.#durations.push(tookMs);
    if (Date.now() < this.#windowEnds) return;
    if (median(this.#durations) > TARGET_MS) this.#value = Math.max(LEAST, this.#value * SHRINK);
    else if (this.#someoneWaited) this.#value = Math.min(MOST, this.#value * GROW);
    this.#windowEnds = Date.now() + WINDOW_MS;
    this.#durations = [];
    this.#someoneWaited = false;
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
