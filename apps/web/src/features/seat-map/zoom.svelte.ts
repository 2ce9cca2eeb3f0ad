const MIN = 0.5;
const MAX = 3;
const STEP = 1.25;

/** How large the map is drawn; 1 fits its frame. */
export class Zoom {
  #level = $state(1);

  get level(): number {
    return this.#level;
  }

  readonly isMin = $derived(this.#level <= MIN);
  readonly isMax = $derived(this.#level >= MAX);

  /** Sets the level, within the limits. */
  to(level: number): void {
    this.#level = Math.min(MAX, Math.max(MIN, level));
  }

  /** The next level: larger for 1, smaller for -1. */
  step(direction: 1 | -1): number {
    return this.#level * STEP ** direction;
  }
}
