const LEAST = 0.5;
const MOST = 3;
const STEP = 1.25;

/** How large something is drawn; 1 fits its place. */
export class Zoom {
  #level = $state(1);

  get level(): number {
    return this.#level;
  }

  readonly isLeast = $derived(this.#level <= LEAST);
  readonly isMost = $derived(this.#level >= MOST);

  /** Draws at that level, or at the nearest that is allowed. */
  to(level: number): void {
    this.#level = Math.min(MOST, Math.max(LEAST, level));
  }

  /** The level a step nearer, or with -1 a step away. */
  step(direction: 1 | -1): number {
    return this.#level * STEP ** direction;
  }
}
