import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One timer that is moved only when it must ring earlier. When what it waits for moves later it rings once in vain,
 * which costs less history than cancelling and starting a timer with every change.
 *
 * Nothing is done when it rings but to note that: the workflow's one loop looks at it in its turn.
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

  /** Makes sure that the workflow wakes at `at` (epoch milliseconds) or before. */
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
