import type { Context } from '@jumpseat/booking/router';
import type { Followed, Viewer } from '../../live/fanout.ts';
import { started, stopped, type WatchRequest } from './frames.ts';

/** Where a viewer's messages go. */
export interface Outlet {
  /** Whether there is room for one more message. Where there is none, the viewer is told that it moved once there is. */
  hasRoom(): boolean;
  send(frame: string | Buffer): void;
}

/** What is watched, and how it is written. */
export interface Source<Message> {
  enter(flightId: string): Promise<{ channel: Followed<Message>; leave(): void }>;
  frame(message: Message, envelope: string): Buffer;
}

/**
 * One viewer of something live: all it costs is the version it has seen, and a send. One that doesn't keep up is sent nothing
 * until its socket has room, and then all it missed as one message.
 */
export class ChannelViewer<Message> implements Viewer {
  readonly #request: WatchRequest;
  readonly #outlet: Outlet;
  readonly #source: Source<Message>;
  readonly #atEnd = new DisposableStack();
  #channel: Followed<Message> | undefined;
  #seen: number | undefined;

  constructor(request: WatchRequest, outlet: Outlet, source: Source<Message>) {
    this.#request = request;
    this.#outlet = outlet;
    this.#source = source;
  }

  /** Begins to watch. Throws what keeps it from doing so. */
  async start(admit: Context['admit'], spend: () => Promise<void>): Promise<void> {
    this.#atEnd.defer(admit());
    await spend();
    if (this.#atEnd.disposed) return;
    const { channel, leave } = await this.#source.enter(this.#request.flightId);
    if (this.#atEnd.disposed) return leave();
    this.#atEnd.defer(leave);
    this.#seen = await channel.resume(this.#request.after);
    if (this.#atEnd.disposed) return;
    this.#atEnd.defer(() => channel.leave(this));
    this.#outlet.send(started(this.#request));
    this.#channel = channel;
    channel.join(this);
    this.moved();
  }

  moved(): void {
    if (!this.#channel || this.#seen === this.#channel.version || !this.#outlet.hasRoom()) return;
    const message = this.#channel.messageAfter(this.#seen);
    this.#seen = this.#channel.version;
    this.#outlet.send(this.#source.frame(message, this.#request.envelope));
  }

  /** Ends at the client's request, and says so. */
  stop(): void {
    this.end();
    this.#outlet.send(stopped(this.#request));
  }

  /** Ends without a word. */
  end(): void {
    this.#atEnd.dispose();
  }
}
