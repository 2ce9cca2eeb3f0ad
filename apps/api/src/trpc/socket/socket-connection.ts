import type { Duplex } from 'node:stream';
import type { Presence, SeatMapMessage } from '@jumpseat/booking/contracts';
import type { Caller, Context } from '@jumpseat/booking/router';
import type { RawData, WebSocket } from 'ws';
import type { FeedTopics } from '../../live/live-feed.ts';
import {
  type Frame,
  frameOf,
  presenceFrame,
  type RequestId,
  readFrame,
  type StopRequest,
  seatMapFrame,
  type WatchRequest,
} from './frames.ts';
import { type FrameSender, TopicViewer } from './topic-viewer.ts';

/** Handles one incoming frame. */
export type FrameListener = (data: RawData, isBinary: boolean) => void;

/** tRPC's adapter on the socket, for every request that is not answered from the live feed. */
export interface RouterListener {
  readonly receive: FrameListener;
  /** Whether the adapter runs a subscription with that id. */
  hasSubscription(id: RequestId): boolean;
}

type AnyViewer = TopicViewer<SeatMapMessage> | TopicViewer<Presence>;

const AS_TEXT = { binary: false } as const;

/**
 * Unconfirmed bytes per client. The system buffers up to 4 MB for a socket whose client doesn't read, at the cost of
 * all others.
 */
const WINDOW_BYTES = 64 * 1024;
/** After this many unconfirmed bytes a ping asks the client to confirm what it has read. */
const CONFIRM_AFTER_BYTES = WINDOW_BYTES / 2;
const CONFIRM_PING = Buffer.from('read');

/** tRPC clients send PING to check that the server is alive. */
const PING = Buffer.from('PING');
const PONG = Buffer.from('PONG');

/**
 * One WebSocket that speaks tRPC. It serves subscriptions to flights from the live feed, without a generator for each.
 * The router handles every other request, and those that the feed refuses.
 */
export class SocketConnection implements FrameSender {
  readonly #client: WebSocket;
  readonly #socket: Duplex;
  readonly #topics: FeedTopics;
  readonly #caller: Caller;
  readonly #admit: Context['admit'];
  readonly #spend: () => Promise<void>;
  readonly #connectRouter: (isTaken: (id: RequestId) => boolean) => RouterListener;
  readonly #viewers = new Map<RequestId, AnyViewer>();
  #router: RouterListener | undefined;
  #waitsForDrain = false;
  #unconfirmed = 0;
  /** The bytes that the last ping covers; 0 without a ping under way. */
  #awaitingConfirmation = 0;

  constructor(options: {
    client: WebSocket;
    /** The TCP socket below `client`. */
    socket: Duplex;
    topics: FeedTopics;
    caller: Caller;
    admit: Context['admit'];
    /** Counts one subscription. Throws RATE_LIMITED if the caller's limit is reached. */
    spend: () => Promise<void>;
    /** Creates the router's adapter with the first request for it, so that mere viewers don't pay for it. */
    connectRouter: (isTaken: (id: RequestId) => boolean) => RouterListener;
  }) {
    this.#client = options.client;
    this.#socket = options.socket;
    this.#topics = options.topics;
    this.#caller = options.caller;
    this.#admit = options.admit;
    this.#spend = options.spend;
    this.#connectRouter = options.connectRouter;
  }

  receive(data: RawData, isBinary: boolean): void {
    // A client that doesn't read responses may not send more requests.
    if (!this.#isDrained()) this.#client.pause();
    const text = !isBinary && Buffer.isBuffer(data) ? data : undefined;
    const frame = text && readFrame(text);
    if (text?.equals(PING)) this.send(PONG);
    else if (frame) this.#handleFrame(frame);
    else this.#route(data, isBinary);
  }

  hasRoom(): boolean {
    return this.#unconfirmed < WINDOW_BYTES && this.#isDrained();
  }

  send(frame: string | Buffer): void {
    this.#client.send(frame, AS_TEXT);
    this.#unconfirmed += frame.length;
    if (this.#unconfirmed < CONFIRM_AFTER_BYTES || this.#awaitingConfirmation > 0) return;
    this.#awaitingConfirmation = this.#unconfirmed;
    this.#client.ping(CONFIRM_PING);
  }

  /** Handles the client's pong: it has read everything sent before the ping. */
  confirm(ping: Buffer): void {
    if (!ping.equals(CONFIRM_PING)) return;
    this.#unconfirmed -= this.#awaitingConfirmation;
    this.#awaitingConfirmation = 0;
    this.#sendMissed();
  }

  /** Ends all subscriptions once the socket is closed. */
  end(): void {
    for (const viewer of this.#viewers.values()) viewer.end();
    this.#viewers.clear();
  }

  #isDrained(): boolean {
    if (!this.#socket.writableNeedDrain) return true;
    if (!this.#waitsForDrain) this.#socket.once('drain', () => this.#onDrain());
    this.#waitsForDrain = true;
    return false;
  }

  #onDrain(): void {
    this.#waitsForDrain = false;
    this.#client.resume();
    this.#sendMissed();
  }

  #sendMissed(): void {
    for (const viewer of this.#viewers.values()) viewer.topicChanged();
  }

  #handleFrame({ requests, rest }: Frame): void {
    for (const request of requests) this.#handleRequest(request);
    if (rest) this.#route(rest, false);
  }

  #handleRequest(request: WatchRequest | StopRequest): void {
    const viewer = this.#viewers.get(request.id);
    // The router refuses an id that is in use.
    if (request.type === 'watch' && !viewer && !this.#router?.hasSubscription(request.id)) void this.#watch(request);
    else if (request.type === 'stop' && viewer) this.#stop(request.id, viewer);
    else this.#route(frameOf(request.message), false);
  }

  async #watch(request: WatchRequest): Promise<void> {
    const viewer = this.#viewerFor(request);
    this.#viewers.set(request.id, viewer);
    try {
      await viewer.start(this.#admit, this.#spend);
    } catch {
      if (this.#viewers.get(request.id) !== viewer) return;
      viewer.end();
      this.#viewers.delete(request.id);
      // The router meets the same refusal and sends it in tRPC's format.
      this.#route(frameOf(request.message), false);
    }
  }

  #viewerFor(request: WatchRequest): AnyViewer {
    const { seatMaps, presences } = this.#topics;
    if (request.path === 'presence.watch') {
      return new TopicViewer(request, this, {
        acquire: (flightId) => presences.acquire(flightId),
        frame: presenceFrame,
      });
    }
    const acquire = (flightId: string) => seatMaps.acquire(flightId, this.#caller);
    return new TopicViewer(request, this, { acquire, frame: seatMapFrame });
  }

  #stop(id: RequestId, viewer: AnyViewer): void {
    viewer.stop();
    this.#viewers.delete(id);
  }

  #route(data: RawData, isBinary: boolean): void {
    if (this.#client.readyState !== this.#client.OPEN) return;
    this.#router ??= this.#connectRouter((id) => this.#viewers.has(id));
    this.#router.receive(data, isBinary);
  }
}
