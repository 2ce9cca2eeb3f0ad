import type { Presence } from '@jumpseat/booking/contracts';
import { FollowedChannel } from './followed-channel.ts';

/** How many look at one flight, for all who are told. */
export class PresenceChannel extends FollowedChannel<Presence> {
  readonly ready: Promise<void>;
  #presence: Presence;
  #version = 0;

  /** @param ready rejects where there is no such flight */
  constructor(viewers: number, ready: Promise<void>) {
    super();
    this.#presence = { viewers };
    this.ready = ready;
  }

  /** Takes in how many there are now; nobody is told what they know. */
  show(viewers: number): void {
    if (viewers === this.#presence.viewers) return;
    this.#presence = { viewers };
    this.#version += 1;
    this.move();
  }

  /** Counts the changes on this node. */
  get version(): number {
    return this.#version;
  }

  /** What was seen before says nothing of now. */
  async resume(): Promise<undefined> {}

  messageAfter(): Presence {
    return this.#presence;
  }

  close(): void {}
}
