import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One timer, which is moved only to fire earlier. When its time moves later, it fires once without need: that costs
 * less history than a new timer for every change.
 *
 * It only notes that it has fired. The workflow's loop checks that in its turn.
 */
export class WakeTimer {
  #at: number | undefined;
  #scope: CancellationScope | undefined;
  #hasFired = false;

  /** Whether it has fired since it was last set. */
  get hasFired(): boolean {
    return this.#hasFired;
  }

  /** Whether it will fire at `at` (epoch milliseconds) or before. */
  firesBy(at: number): boolean {
    return this.#at !== undefined && this.#at <= at;
  }

  /** Wakes the workflow at `at` (epoch milliseconds) or before. */
  setFor(at: number): void {
    this.#hasFired = false;
    if (this.firesBy(at)) return;
    this.#scope?.cancel();
    this.#at = at;
    const scope = new CancellationScope();
    this.#scope = scope;
    void scope
      .run(async () => {
        await sleep(Math.max(1, at - Date.now()));
        this.#at = undefined;
        this.#hasFired = true;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }
}
