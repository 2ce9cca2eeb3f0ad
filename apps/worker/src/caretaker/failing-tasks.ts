/**
 * A workflow whose tasks fail for this long can't recover by itself, in milliseconds. The first retry of a failed task
 * comes after 10 s.
 */
const STUCK_AFTER_MS = 15_000;
/** A run without a failure for this long has recovered or moved to another worker, in milliseconds. */
const FORGOTTEN_AFTER_MS = 120_000;

interface FailingRun {
  readonly since: number;
  last: number;
}

/** The workflow runs whose tasks failed on this worker. */
export class FailingTasks {
  readonly #runs = new Map<string, FailingRun>();

  /** Notes that a task of a run failed at `now` (epoch milliseconds). */
  note(runId: string, now: number): void {
    const failing = this.#runs.get(runId);
    if (failing) failing.last = now;
    else this.#runs.set(runId, { since: now, last: now });
  }

  forget(runId: string): void {
    this.#runs.delete(runId);
  }

  /** Returns the runs that have been failing for too long at `now` (epoch milliseconds). */
  stuck(now: number): string[] {
    for (const [runId, { last }] of this.#runs) if (now - last > FORGOTTEN_AFTER_MS) this.#runs.delete(runId);
    return [...this.#runs].filter(([, { since }]) => now - since >= STUCK_AFTER_MS).map(([runId]) => runId);
  }
}
