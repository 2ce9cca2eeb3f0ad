import type { Duplex } from 'node:stream';
import type { Context } from '@jumpseat/booking/router';
import type { RawData, WebSocket } from 'ws';
import type { NodeFeed } from '../../live/live-feed.ts';
import { type RequestId, readStop, readWatch, type WatchRequest } from './frames.ts';
import { type Outlet, SeatMapViewer } from './seat-map-viewer.ts';

/** Takes in one frame. */
export type FrameListener = (data: RawData, isBinary: boolean) => void;

const AS_TEXT = { binary: false } as const;

/** How tRPC's clients ask whether the server is still there. */
const [PING, PONG] = [Buffer.from('PING'), Buffer.from('PONG')];

/** What a frame holds that may be for the live feed. */
const OURS = ['seatMap.watch', 'subscription.stop'];

/**
 * One WebSocket that speaks tRPC. Requests to watch a seat map are answered from the live feed, without a generator for
 * each; every other, and each of these that the feed refuses, is the router's to answer.
 */
export class Session implements Outlet {
  readonly #client: WebSocket;
  readonly #socket: Duplex;
  readonly #seatMaps: NodeFeed['seatMaps'];
  readonly #admit: Context['admit'];
  readonly #connectRouter: () => FrameListener;
  readonly #viewers = new Map<RequestId, SeatMapViewer>();
  #router: FrameListener | undefined;
  #waitsForRoom = false;

  /** @param connectRouter called once there is something for the router: a mere viewer never costs its state */
  constructor(options: {
    client: WebSocket;
    /** What the client writes to. */
    socket: Duplex;
    seatMaps: NodeFeed['seatMaps'];
    admit: Context['admit'];
    connectRouter: () => FrameListener;
  }) {
    this.#client = options.client;
    this.#socket = options.socket;
    this.#seatMaps = options.seatMaps;
    this.#admit = options.admit;
    this.#connectRouter = options.connectRouter;
  }

  receive(data: RawData, isBinary: boolean): void {
    // Who doesn't read the answers isn't asked for more questions.
    if (!this.hasRoom()) this.#client.pause();
    const text = !isBinary && Buffer.isBuffer(data) ? data : undefined;
    const messages = text && OURS.some((part) => text.includes(part)) && parse(text);
    if (text?.equals(PING)) this.send(PONG);
    else if (messages) this.#receiveMessages(messages);
    else this.#route(data, isBinary);
  }

  hasRoom(): boolean {
    if (!this.#socket.writableNeedDrain) return true;
    if (!this.#waitsForRoom) this.#socket.once('drain', () => this.#goOn());
    this.#waitsForRoom = true;
    return false;
  }

  send(frame: string | Buffer): void {
    this.#client.send(frame, AS_TEXT);
  }

  /** The socket is gone. */
  end(): void {
    for (const viewer of this.#viewers.values()) viewer.end();
    this.#viewers.clear();
  }

  #goOn(): void {
    this.#waitsForRoom = false;
    this.#client.resume();
    for (const viewer of this.#viewers.values()) viewer.moved();
  }

  #receiveMessages(messages: readonly unknown[]): void {
    const others = messages.filter((message) => !this.#take(message));
    if (others.length > 0) this.#routeMessages(others);
  }

  /** Whether the message is the feed's to answer; if so, it is. */
  #take(message: unknown): boolean {
    const stop = readStop(message);
    if (stop !== undefined) return this.#stop(stop);
    const request = readWatch(message);
    if (!request || this.#viewers.has(request.id)) return false;
    void this.#watch(request, message);
    return true;
  }

  async #watch(request: WatchRequest, message: unknown): Promise<void> {
    const viewer = new SeatMapViewer(request, this);
    this.#viewers.set(request.id, viewer);
    try {
      await viewer.start(this.#seatMaps, this.#admit);
    } catch {
      // The router meets the same obstacle, and has the words for it.
      this.#viewers.delete(request.id);
      viewer.end();
      this.#routeMessages([message]);
    }
  }

  #stop(id: RequestId): boolean {
    this.#viewers.get(id)?.stop();
    return this.#viewers.delete(id);
  }

  #routeMessages(messages: readonly unknown[]): void {
    this.#route(Buffer.from(JSON.stringify(messages)), false);
  }

  #route(data: RawData, isBinary: boolean): void {
    if (this.#client.readyState !== this.#client.OPEN) return;
    this.#router ??= this.#connectRouter();
    this.#router(data, isBinary);
  }
}

/** The messages of a frame; undefined where it isn't JSON. */
function parse(data: Buffer): unknown[] | undefined {
  try {
    const messages: unknown = JSON.parse(data.toString());
    return Array.isArray(messages) ? messages : [messages];
  } catch {
    return undefined;
  }
}
