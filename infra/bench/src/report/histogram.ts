/** Latencies are counted in steps of this many milliseconds. */
const STEP_MS = 0.1;

/** How often each latency occurred, as pairs: what one process can send another. */
export type Counts = readonly (readonly [step: number, count: number])[];

/** Latencies, counted. Its answers are exact to a tenth of a millisecond. */
export class Histogram {
  readonly #counts = new Map<number, number>();
  #total = 0;

  add(ms: number): void {
    this.#count(Math.round(ms / STEP_MS), 1);
  }

  merge(counts: Counts): void {
    for (const [step, count] of counts) this.#count(step, count);
  }

  counts(): Counts {
    return [...this.#counts];
  }

  /** The latency in milliseconds that this share of all (0 to 1) does not exceed; null where there are none. */
  quantile(share: number): number | null {
    const wanted = Math.max(1, Math.ceil(share * this.#total));
    let passed = 0;
    for (const [step, count] of [...this.#counts].sort(([a], [b]) => a - b)) {
      passed += count;
      if (passed >= wanted) return Math.round(step * STEP_MS * 10) / 10;
    }
    return null;
  }

  #count(step: number, count: number): void {
    this.#counts.set(step, (this.#counts.get(step) ?? 0) + count);
    this.#total += count;
  }
}
