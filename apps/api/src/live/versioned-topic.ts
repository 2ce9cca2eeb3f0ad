import { ChangeSignal } from './change-signal.ts';
import { Fanout, type OnServed, type Viewer } from './fanout.ts';
import type { Topic } from './topics.ts';

/** A topic whose state has versions. Viewers are notified of each change; readers wait for the next message. */
export abstract class VersionedTopic<Message> implements Topic {
  readonly #changed = new ChangeSignal();
  readonly #fanout: Fanout;

  constructor(onServed?: OnServed) {
    this.#fanout = new Fanout(onServed);
  }

  abstract readonly ready: Promise<void>;
  abstract get version(): number;
  /** Returns the version from which a viewer that has seen `after` continues; undefined if it needs a snapshot. */
  abstract resume(after: number | undefined): Promise<number | undefined>;
  /**
   * The message from the version seen (undefined: none yet) to the current one. Viewers of one version get the same
   * object.
   */
  abstract messageAfter(seen: number | undefined): Message;
  abstract close(): void;

  /** Notifies the viewer of each change until it unsubscribes. */
  subscribe(viewer: Viewer): void {
    this.#fanout.add(viewer);
  }

  unsubscribe(viewer: Viewer): void {
    this.#fanout.delete(viewer);
  }

  /**
   * Yields a snapshot, or what changed after the version seen, then each change. A slow reader gets several changes as
   * one.
   */
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

  /** Notifies viewers and readers of a new version. `trace` is the trace of the change, if it is sampled. */
  protected notify(trace?: string): void {
    this.#changed.notify();
    this.#fanout.notify(trace);
  }
}
