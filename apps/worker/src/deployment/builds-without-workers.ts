/** How long every look must have found no worker of a build before it counts as gone, in milliseconds. */
export const WITHOUT_WORKERS_MS = 5 * 60_000;
/** A time without workers in which nobody looked for longer than this counts from its next look, in milliseconds. */
const LOOKS_APART_MS = 150_000;

/**
 * Remembers since when builds have had no worker. One look is not enough: Temporal keeps in memory who polls, so just
 * after its restart every build seems to have none.
 */
export class BuildsWithoutWorkers<Build extends string | null> {
  readonly #afterMs: number;
  #since = new Map<Build, number>();
  #lastMs = Number.NEGATIVE_INFINITY;

  /** @param afterMs how long every look must have found no worker of a build, in milliseconds */
  constructor(afterMs: number) {
    this.#afterMs = afterMs;
  }

  /** Notes the builds that have no worker at `now` (epoch milliseconds). Returns those that have had none for long enough. */
  note(withoutWorkers: readonly Build[], now: number): Build[] {
    const before = now - this.#lastMs > LOOKS_APART_MS ? new Map<Build, number>() : this.#since;
    this.#since = new Map(withoutWorkers.map((build) => [build, before.get(build) ?? now]));
    this.#lastMs = now;
    return withoutWorkers.filter((build) => now - (this.#since.get(build) ?? now) >= this.#afterMs);
  }
}
