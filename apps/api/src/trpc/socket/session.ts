import type { Duplex } from 'node:stream';
import type { Presence, SeatMapMessage } from '@jumpseat/booking/contracts';
import type { Caller, Context } from '@jumpseat/booking/router';
import type { RawData, WebSocket } from 'ws';
import type { FeedChannels } from '../../live/live-feed.ts';
import { ChannelViewer, type Outlet } from './channel-viewer.ts';
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

/** Takes in one frame. */
export type FrameListener = (data: RawData, isBinary: boolean) => void;

/** tRPC's adapter on the socket. */
export interface RouterListener {
  readonly receive: FrameListener;
  /** Whether it runs a subscription with that id. */
  runs(id: RequestId): boolean;
}

type AnyViewer = ChannelViewer<SeatMapMessage> | ChannelViewer<Presence>;

const AS_TEXT = { binary: false } as const;

/**
 * So many bytes may be on their way to a client that has not confirmed them: what the system keeps for one that doesn't read, up to
 * 4 MB a socket, would be missing for the others.
 */
const WINDOW_BYTES = 64 * 1024;
/** With so many the client is asked, by a ping, to confirm what it has read. */
const ASK_BYTES = WINDOW_BYTES / 2;
const HAVE_YOU_READ = Buffer.from('read');

/** How tRPC's clients ask whether the server is still there. */
const [PING, PONG] = [Buffer.from('PING'), Buffer.from('PONG')];

/**
 * One WebSocket that speaks tRPC. Requests to watch a flight are answered from the live feed, without a generator for
 * each; every other, and each of these that the feed refuses, is the router's to answer.
 */
export class Session implements Outlet {
  readonly #client: WebSocket;
  readonly #socket: Duplex;
  readonly #channels: FeedChannels;
  readonly #caller: Caller;
  readonly #admit: Context['admit'];
  readonly #spend: () => Promise<void>;
  readonly #connectRouter: (isTaken: (id: RequestId) => boolean) => RouterListener;
  readonly #viewers = new Map<RequestId, AnyViewer>();
  #router: RouterListener | undefined;
  #waitsForDrain = false;
  #unconfirmed = 0;
  /** How many of these bytes the client was asked about; 0 when it wasn't. */
  #asked = 0;

  /** @param connectRouter called once there is something for the router: a mere viewer never costs its state. It hears which ids are in use here */
  constructor(options: {
    client: WebSocket;
    /** What the client writes to. */
    socket: Duplex;
    channels: FeedChannels;
    /** Whose socket it is. */
    caller: Caller;
    admit: Context['admit'];
    /** Counts one request to watch. Throws RATE_LIMITED where the caller's limit is reached. */
    spend: () => Promise<void>;
    connectRouter: (isTaken: (id: RequestId) => boolean) => RouterListener;
  }) {
    this.#client = options.client;
    this.#socket = options.socket;
    this.#channels = options.channels;
    this.#caller = options.caller;
    this.#admit = options.admit;
    this.#spend = options.spend;
    this.#connectRouter = options.connectRouter;
  }

  receive(data: RawData, isBinary: boolean): void {
    // Who doesn't read the answers isn't asked for more questions.
    if (!this.#isDrained()) this.#client.pause();
    const text = !isBinary && Buffer.isBuffer(data) ? data : undefined;
    const frame = text && readFrame(text);
    if (text?.equals(PING)) this.send(PONG);
    else if (frame) this.#answerAll(frame);
    else this.#route(data, isBinary);
  }

  hasRoom(): boolean {
    return this.#unconfirmed < WINDOW_BYTES && this.#isDrained();
  }

  send(frame: string | Buffer): void {
    this.#client.send(frame, AS_TEXT);
    this.#unconfirmed += frame.length;
    if (this.#unconfirmed < ASK_BYTES || this.#asked > 0) return;
    this.#asked = this.#unconfirmed;
    this.#client.ping(HAVE_YOU_READ);
  }

  /** The client has answered a ping: it has read all that was sent before. */
  confirm(ping: Buffer): void {
    if (!ping.equals(HAVE_YOU_READ)) return;
    this.#unconfirmed -= this.#asked;
    this.#asked = 0;
    this.#moveOn();
  }

  /** The socket is gone. */
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
    this.#moveOn();
  }

  #moveOn(): void {
    for (const viewer of this.#viewers.values()) viewer.moved();
  }

  #answerAll({ requests, rest }: Frame): void {
    for (const request of requests) this.#answer(request);
    if (rest) this.#route(rest, false);
  }

  #answer(request: WatchRequest | StopRequest): void {
    const viewer = this.#viewers.get(request.id);
    // Where the id is in use, the router refuses the second.
    if (request.type === 'watch' && !viewer && !this.#router?.runs(request.id)) void this.#watch(request);
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
      // The router meets the same obstacle, and has the words for it.
      this.#route(frameOf(request.message), false);
    }
  }

  #viewerFor(request: WatchRequest): AnyViewer {
    const { seatMaps, presences } = this.#channels;
    if (request.path === 'presence.watch') {
      return new ChannelViewer(request, this, { enter: (flightId) => presences.enter(flightId), frame: presenceFrame });
    }
    const enter = (flightId: string) => seatMaps.enter(flightId, this.#caller);
    return new ChannelViewer(request, this, { enter, frame: seatMapFrame });
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
