import { ChangeSignal } from './change-signal.ts';
import type { Channel } from './channels.ts';
import { Fanout, type Followed, type Viewer } from './fanout.ts';

/** Something with versions that several follow: viewers, who are told of each move, and readers, who come for the next message. */
export abstract class FollowedChannel<Message> implements Channel, Followed<Message> {
  readonly #changed = new ChangeSignal();
  readonly #fanout = new Fanout();

  abstract readonly ready: Promise<void>;
  abstract get version(): number;
  abstract resume(after: number | undefined): Promise<number | undefined>;
  abstract messageAfter(seen: number | undefined): Message;
  abstract close(): void;

  join(viewer: Viewer): void {
    this.#fanout.add(viewer);
  }

  leave(viewer: Viewer): void {
    this.#fanout.delete(viewer);
  }

  /** All there is, or what is new after the version seen; then each change. A slow reader gets several changes as one. */
  async *watch(after: number | undefined, signal: AbortSignal): AsyncGenerator<Message, void> {
    let seen = await this.resume(after);
    while (!signal.aborted) {
      if (seen === this.version) {
        await this.#changed.wait(signal);
        continue;
      }
      const message = this.messageAfter(seen);
      seen = this.version;
      yield message;
    }
  }

  /** There is a new version. */
  protected move(): void {
    this.#changed.notify();
    this.#fanout.move();
  }
}
