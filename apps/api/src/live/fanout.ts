/** A viewer of a topic. It pulls the messages that it has not seen. */
export interface Viewer {
  topicChanged(): void;
}

/**
 * Called when all viewers were notified, with the seconds since the change and the traces of all changes that they were
 * notified of. Not called without viewers.
 */
export type OnServed = (seconds: number, traces: readonly string[]) => void;

/** Viewers notified per event-loop turn. */
const VIEWERS_PER_TURN = 250;

/**
 * Notifies all viewers of a topic: a slice of them per event-loop turn, never within the call that reports a change.
 * Changes during a round are covered by one more round. Under load, viewers therefore get fewer and larger deltas, not
 * a growing delay.
 */
export class Fanout {
  readonly #viewers = new Set<Viewer>();
  readonly #onServed: OnServed;
  #round: Iterator<Viewer> | undefined;
  #isDue = false;
  /** When the first change came that the running round, or the next one, reports; by `performance.now()`. */
  #roundSince = 0;
  #dueSince = 0;
  /** The traces of the changes that the running round, or the next one, reports. */
  #roundTraces: string[] = [];
  #dueTraces: string[] = [];

  constructor(onServed: OnServed = () => undefined) {
    this.#onServed = onServed;
  }

  add(viewer: Viewer): void {
    this.#viewers.add(viewer);
  }

  delete(viewer: Viewer): void {
    this.#viewers.delete(viewer);
  }

  /**
   * Schedules a round of notifications.
   *
   * @param trace the trace of the change, if it is sampled
   */
  notify(trace?: string): void {
    if (trace !== undefined) this.#dueTraces.push(trace);
    if (!this.#isDue && !this.#round) setImmediate(this.#notifySlice);
    if (!this.#isDue) this.#dueSince = performance.now();
    this.#isDue = true;
  }

  readonly #notifySlice = (): void => {
    if (!this.#round) {
      this.#isDue = false;
      this.#roundSince = this.#dueSince;
      this.#roundTraces = this.#dueTraces;
      this.#dueTraces = [];
    }
    this.#round ??= this.#viewers.values();
    for (let notified = 0; notified < VIEWERS_PER_TURN; notified++) {
      const next = this.#round.next();
      if (next.done) {
        this.#round = undefined;
        if (this.#viewers.size > 0) this.#onServed((performance.now() - this.#roundSince) / 1_000, this.#roundTraces);
        break;
      }
      next.value.topicChanged();
    }
    if (this.#round || this.#isDue) setImmediate(this.#notifySlice);
  };
}
