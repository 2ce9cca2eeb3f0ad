import type { Presence } from '@jumpseat/booking/contracts';
import { VersionedTopic } from './versioned-topic.ts';

/** How many people look at one flight. */
export class PresenceTopic extends VersionedTopic<Presence> {
  readonly ready: Promise<void>;
  #presence: Presence;
  #version = 0;

  /** @param ready rejects if there is no such flight */
  constructor(viewers: number, ready: Promise<void>) {
    super();
    this.#presence = { viewers };
    this.ready = ready;
  }

  /** Sets the number of viewers. Notifies only if it changed. */
  update(viewers: number): void {
    if (viewers === this.#presence.viewers) return;
    this.#presence = { viewers };
    this.#version += 1;
    this.notify();
  }

  /** Counts the changes on this node. */
  get version(): number {
    return this.#version;
  }

  /** Versions are of this node only, so every viewer starts from a snapshot. */
  async resume(): Promise<undefined> {}

  messageAfter(): Presence {
    return this.#presence;
  }

  close(): void {}
}
