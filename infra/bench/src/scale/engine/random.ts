/** Random numbers that a seed determines, so that every run can be repeated. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** At least 0 and below 1, by mulberry32. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A time whose mean is `mean`, and that may be much longer: the time of one piece of work. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.fraction());
  }

  /** A factor around 1, of a log-normal distribution with this standard deviation. */
  logNormal(deviation: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.fraction())) * Math.cos(2 * Math.PI * this.fraction());
    return Math.exp(deviation * normal - deviation ** 2 / 2);
  }

  /** A whole number at least 0 and below `count`. */
  below(count: number): number {
    return Math.floor(this.fraction() * count);
  }
}
