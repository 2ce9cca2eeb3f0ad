import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One timer, which is moved only to ring earlier. When its time moves later, it rings once without need: that costs
 * less history than a new timer for every change.
 *
 * It only notes that it has rung. The workflow's loop checks that in its turn.
 */
export class Alarm {
  #at: number | undefined;
  #scope: CancellationScope | undefined;
  #hasRung = false;

  /** Whether it has rung since it was last set. */
  get hasRung(): boolean {
    return this.#hasRung;
  }

  /** Whether it will ring at `at` (epoch milliseconds) or before. */
  ringsBy(at: number): boolean {
    return this.#at !== undefined && this.#at <= at;
  }

  /** Wakes the workflow at `at` (epoch milliseconds) or before. */
  setFor(at: number): void {
    this.#hasRung = false;
    if (this.ringsBy(at)) return;
    this.#scope?.cancel();
    this.#at = at;
    const scope = new CancellationScope();
    this.#scope = scope;
    void scope
      .run(async () => {
        await sleep(Math.max(1, at - Date.now()));
        this.#at = undefined;
        this.#hasRung = true;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }
}
