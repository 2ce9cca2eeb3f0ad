import type { Context } from '@jumpseat/booking/router';
import type { Viewer } from '../../live/fanout.ts';
import type { NodeFeed } from '../../live/live-feed.ts';
import type { SeatMapChannel } from '../../live/seat-map-channel.ts';
import { seatMapFrame, started, stopped, type WatchRequest } from './frames.ts';

/** Where a viewer's messages go. */
export interface Outlet {
  /** Whether there is room for one more message. Where there is none, the viewer is told that it moved once there is. */
  hasRoom(): boolean;
  send(frame: string | Buffer): void;
}

/**
 * One viewer of a seat map: all it costs is the version it has seen, and a send. One that doesn't keep up is sent nothing
 * until its socket has room, and then all it missed as one delta.
 */
export class SeatMapViewer implements Viewer {
  readonly #request: WatchRequest;
  readonly #outlet: Outlet;
  readonly #atEnd = new DisposableStack();
  #channel: SeatMapChannel | undefined;
  #seen: number | undefined;

  constructor(request: WatchRequest, outlet: Outlet) {
    this.#request = request;
    this.#outlet = outlet;
  }

  /** Begins to watch. Throws what keeps it from doing so. */
  async start(seatMaps: NodeFeed['seatMaps'], admit: Context['admit']): Promise<void> {
    this.#atEnd.defer(admit());
    const { channel, leave } = await seatMaps.enter(this.#request.flightId);
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
    this.#seen = message.version;
    this.#outlet.send(seatMapFrame(message, this.#request.envelope));
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
