/** A `WebSocket` class: the runtime's own, or that of the package `ws`. @public */
export interface WebSocketClass {
  new (url: string): { readonly readyState: number; send(data: string): void; close(): void };
  readonly OPEN: number;
}

/** The time limits of a socket, in milliseconds. */
export interface SocketTimeouts {
  /** From the start until it is open. */
  readonly openMs: number;
  /** From `close()` until it is closed. */
  readonly closeMs: number;
  /** From a ping until its answer. */
  readonly answerMs: number;
}

const TIMEOUTS: SocketTimeouts = { openMs: 10_000, closeMs: 1_000, answerMs: 3_000 };
const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

type Inner = InstanceType<WebSocketClass> & Pick<WebSocket, 'addEventListener' | 'binaryType'>;

/** The sockets of one client. */
export interface TimedSockets {
  /** The class that opens them. */
  readonly WebSocket: WebSocketClass;
  /** Pings over each open socket. Closes a socket without an answer in time. */
  check(): void;
  /** Closes each open socket. */
  drop(): void;
}

/**
 * Sockets with time limits. On a network that loses packets, the runtime's own socket may need a minute to close, and
 * longer to give up opening.
 */
export function timedSockets(Base: WebSocketClass, timeouts: SocketTimeouts = TIMEOUTS): TimedSockets {
  const opened = new Set<TimedSocket>();

  class TimedSocket extends EventTarget {
    static readonly CONNECTING = CONNECTING;
    static readonly OPEN = OPEN;
    static readonly CLOSING = CLOSING;
    static readonly CLOSED = CLOSED;
    readonly OPEN = OPEN;
    readonly #inner: Inner;
    /** For each ping without an answer, in order: whether `check` sent it. */
    readonly #pings: boolean[] = [];
    #timer: ReturnType<typeof setTimeout>;
    #hasEnded = false;

    constructor(url: string) {
      super();
      this.#inner = new Base(url) as Inner;
      this.#timer = setTimeout(() => this.#giveUp(), timeouts.openMs);
      this.#inner.addEventListener('open', () => this.#onOpen());
      this.#inner.addEventListener('message', ({ data }) => this.#onMessage(data));
      this.#inner.addEventListener('error', () => this.#dispatch(new Event('error')));
      this.#inner.addEventListener('close', ({ code, reason }) => this.#end(code, reason));
    }

    get readyState(): number {
      return this.#hasEnded ? CLOSED : this.#inner.readyState;
    }

    set binaryType(type: BinaryType) {
      this.#inner.binaryType = type;
    }

    send(data: string): void {
      if (data === 'PING') this.#pings.push(false);
      this.#inner.send(data);
    }

    close(): void {
      if (this.#hasEnded) return;
      this.#inner.close();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#end(), timeouts.closeMs);
    }

    check(): void {
      if (this.readyState !== OPEN || this.#pings.includes(true)) return;
      this.#pings.push(true);
      this.#inner.send('PING');
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.drop(), timeouts.answerMs);
    }

    drop(): void {
      this.#inner.close();
      this.#end();
    }

    #onOpen(): void {
      if (this.#hasEnded) return;
      clearTimeout(this.#timer);
      opened.add(this);
      this.#dispatch(new Event('open'));
    }

    #onMessage(data: unknown): void {
      if (data === 'PONG' && this.#pings.shift()) {
        // Only the answer counts: other messages may have been sent before the ping.
        if (this.readyState === OPEN) clearTimeout(this.#timer);
        return;
      }
      this.#dispatch(new MessageEvent('message', { data }));
    }

    #giveUp(): void {
      this.#dispatch(new Event('error'));
      this.drop();
    }

    #end(code = 1006, reason = ''): void {
      if (this.#hasEnded) return;
      clearTimeout(this.#timer);
      opened.delete(this);
      this.#hasEnded = true;
      this.dispatchEvent(Object.assign(new Event('close'), { code, reason }));
    }

    #dispatch(event: Event): void {
      if (!this.#hasEnded) this.dispatchEvent(event);
    }
  }

  return {
    WebSocket: TimedSocket,
    check: () => opened.forEach((socket) => void socket.check()),
    drop: () => opened.forEach((socket) => void socket.drop()),
  };
}
