/** A `WebSocket` class: the runtime's own, or that of the package `ws`. @public */
export interface WebSocketClass {
  new (url: string): { readonly readyState: number; send(data: string): void; close(): void };
  readonly OPEN: number;
}

/** How long a socket is waited for, in milliseconds. */
export interface SocketPatience {
  /** Until it is open. */
  readonly openMs: number;
  /** From `close()` until it is closed. */
  readonly closeMs: number;
  /** For the answer when it is asked whether it still stands. */
  readonly answerMs: number;
}

const PATIENCE: SocketPatience = { openMs: 10_000, closeMs: 1_000, answerMs: 3_000 };
const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3];

type Inner = InstanceType<WebSocketClass> & Pick<WebSocket, 'addEventListener' | 'binaryType'>;

/** Sockets of one client. */
export interface PromptSockets {
  /** The class to open them by. */
  readonly WebSocket: WebSocketClass;
  /** Asks each open socket whether it still stands. One that doesn't answer in time is closed. */
  check(): void;
  /** Closes each open socket. */
  drop(): void;
}

/**
 * Sockets that say soon when they are of no use any more. Where packets vanish, a runtime's own may wait a minute for the other end to agree
 * that it is closed, and longer for one that never opens.
 */
export function promptSockets(Base: WebSocketClass, patience: SocketPatience = PATIENCE): PromptSockets {
  const opened = new Set<PromptSocket>();

  class PromptSocket extends EventTarget {
    static readonly CONNECTING = CONNECTING;
    static readonly OPEN = OPEN;
    static readonly CLOSING = CLOSING;
    static readonly CLOSED = CLOSED;
    readonly OPEN = OPEN;
    readonly #inner: Inner;
    /** For each question that is not answered yet, in their order: whether it was asked by `check`. */
    readonly #asked: boolean[] = [];
    #timer: ReturnType<typeof setTimeout>;
    #hasEnded = false;

    constructor(url: string) {
      super();
      this.#inner = new Base(url) as Inner;
      this.#timer = setTimeout(() => this.#giveUp(), patience.openMs);
      this.#inner.addEventListener('open', () => this.#onOpen());
      this.#inner.addEventListener('message', ({ data }) => this.#onMessage(data));
      this.#inner.addEventListener('error', () => this.#tell(new Event('error')));
      this.#inner.addEventListener('close', ({ code, reason }) => this.#end(code, reason));
    }

    get readyState(): number {
      return this.#hasEnded ? CLOSED : this.#inner.readyState;
    }

    set binaryType(type: BinaryType) {
      this.#inner.binaryType = type;
    }

    send(data: string): void {
      if (data === 'PING') this.#asked.push(false);
      this.#inner.send(data);
    }

    close(): void {
      if (this.#hasEnded) return;
      this.#inner.close();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#end(), patience.closeMs);
    }

    check(): void {
      if (this.readyState !== OPEN || this.#asked.includes(true)) return;
      this.#asked.push(true);
      this.#inner.send('PING');
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.drop(), patience.answerMs);
    }

    drop(): void {
      this.#inner.close();
      this.#end();
    }

    #onOpen(): void {
      if (this.#hasEnded) return;
      clearTimeout(this.#timer);
      opened.add(this);
      this.#tell(new Event('open'));
    }

    #onMessage(data: unknown): void {
      if (data === 'PONG' && this.#asked.shift()) {
        // Anything else may have been on its way since before the question.
        if (this.readyState === OPEN) clearTimeout(this.#timer);
        return;
      }
      this.#tell(new MessageEvent('message', { data }));
    }

    #giveUp(): void {
      this.#tell(new Event('error'));
      this.drop();
    }

    #end(code = 1006, reason = ''): void {
      if (this.#hasEnded) return;
      clearTimeout(this.#timer);
      opened.delete(this);
      this.#hasEnded = true;
      this.dispatchEvent(Object.assign(new Event('close'), { code, reason }));
    }

    #tell(event: Event): void {
      if (!this.#hasEnded) this.dispatchEvent(event);
    }
  }

  return {
    WebSocket: PromptSocket,
    check: () => opened.forEach((socket) => void socket.check()),
    drop: () => opened.forEach((socket) => void socket.drop()),
  };
}
