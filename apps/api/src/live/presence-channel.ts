import type { Presence } from '@jumpseat/booking/contracts';
import { Bell } from './bell.ts';
import type { Channel } from './channels.ts';
import { Fanout, type Followed, type Viewer } from './fanout.ts';

/** How many look at one flight, for all who are told. */
export class PresenceChannel implements Channel, Followed<Presence> {
  readonly ready: Promise<void>;
  readonly #bell = new Bell();
  readonly #fanout = new Fanout();
  #presence: Presence;
  #version = 0;

  /** @param ready rejects where there is no such flight */
  constructor(viewers: number, ready: Promise<void>) {
    this.#presence = { viewers };
    this.ready = ready;
  }

  /** Takes in how many there are now; nobody is told what they know. */
  show(viewers: number): void {
    if (viewers === this.#presence.viewers) return;
    this.#presence = { viewers };
    this.#version += 1;
    this.#bell.ring();
    this.#fanout.move();
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

  join(viewer: Viewer): void {
    this.#fanout.add(viewer);
  }

  leave(viewer: Viewer): void {
    this.#fanout.delete(viewer);
  }

  /** How many there are, then each change. */
  async *watch(signal: AbortSignal): AsyncGenerator<Presence, void> {
    let seen: Presence | undefined;
    while (!signal.aborted) {
      if (seen === this.#presence) {
        await this.#bell.next(signal);
        continue;
      }
      seen = this.#presence;
      yield seen;
    }
  }

  close(): void {}
}
