/** A viewer of a topic. It pulls the messages that it has not seen. */
export interface Viewer {
  topicChanged(): void;
}

/** Viewers notified per event-loop turn. */
const VIEWERS_PER_TURN = 250;

/**
 * Notifies all viewers of a topic: a slice of them per event-loop turn, never within the call that reports a change.
 * Changes during a round are covered by one more round. Under load, viewers therefore get fewer and larger deltas, not
 * a growing delay.
 */
export class Fanout {
  readonly #viewers = new Set<Viewer>();
  #round: Iterator<Viewer> | undefined;
  #isDue = false;

  add(viewer: Viewer): void {
    this.#viewers.add(viewer);
  }

  delete(viewer: Viewer): void {
    this.#viewers.delete(viewer);
  }

  /** Schedules a round of notifications. */
  notify(): void {
    if (!this.#isDue && !this.#round) setImmediate(this.#notifySlice);
    this.#isDue = true;
  }

  readonly #notifySlice = (): void => {
    if (!this.#round) this.#isDue = false;
    this.#round ??= this.#viewers.values();
    for (let notified = 0; notified < VIEWERS_PER_TURN; notified++) {
      const next = this.#round.next();
      if (next.done) {
        this.#round = undefined;
        break;
      }
      next.value.topicChanged();
    }
    if (this.#round || this.#isDue) setImmediate(this.#notifySlice);
  };
}
