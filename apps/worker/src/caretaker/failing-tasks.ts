/** A workflow whose tasks fail for so long can't go on by itself, in milliseconds. A task that fails is tried again after 10 s at first. */
const STUCK_AFTER_MS = 15_000;
/** One that has not failed again for so long goes on, or is another worker's, in milliseconds. */
const FORGOTTEN_AFTER_MS = 120_000;

interface Failing {
  readonly since: number;
  last: number;
}

/** The runs of workflows whose tasks failed at this worker. */
export class FailingTasks {
  readonly #runs = new Map<string, Failing>();

  /** A task of that run has failed at `now` (epoch milliseconds). */
  note(runId: string, now: number): void {
    const failing = this.#runs.get(runId);
    if (failing) failing.last = now;
    else this.#runs.set(runId, { since: now, last: now });
  }

  forget(runId: string): void {
    this.#runs.delete(runId);
  }

  /** The runs that have been failing for too long at `now` (epoch milliseconds). */
  stuck(now: number): string[] {
    for (const [runId, { last }] of this.#runs) if (now - last > FORGOTTEN_AFTER_MS) this.#runs.delete(runId);
    return [...this.#runs].filter(([, { since }]) => now - since >= STUCK_AFTER_MS).map(([runId]) => runId);
  }
}
