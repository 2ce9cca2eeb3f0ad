import type { Socket } from 'node:net';

export type Direction = 'there' | 'back';

/** The state of a wire, shared by all its streams. */
export interface WireState {
  stalled: 'none' | 'both' | 'back';
  delayMs: number;
}

interface DelayedChunk {
  readonly due: number;
  readonly chunk: Buffer;
}

/**
 * One direction of one connection of a wire. Carries bytes in order, late or not at all, as the state of the wire says.
 */
export class WireStream {
  readonly #from: Socket;
  readonly #direction: Direction;
  readonly #to: Socket;
  readonly #state: WireState;
  readonly #waiting: DelayedChunk[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isSilent = false;
  #isAtEnd = false;

  constructor(direction: Direction, from: Socket, to: Socket, state: WireState) {
    this.#from = from;
    this.#direction = direction;
    this.#to = to;
    this.#state = state;
    from.on('data', (chunk: Buffer) => {
      this.#waiting.push({ due: performance.now() + state.delayMs, chunk });
      this.carry();
    });
    from.once('end', () => {
      this.#isAtEnd = true;
      this.carry();
    });
    to.on('drain', () => this.carry());
  }

  /** Stops carrying for good. */
  silence(): void {
    this.#isSilent = true;
    this.#from.pause();
  }

  /** Ends both of its sockets. */
  destroy(): void {
    this.#from.destroy();
    this.#to.destroy();
  }

  /** Resets both of its sockets: the next read or write at the other ends fails with ECONNRESET. */
  reset(): void {
    this.#from.resetAndDestroy();
    this.#to.resetAndDestroy();
  }

  /** Carries the chunks that are due. */
  carry(): void {
    if (this.#isHeldBack()) {
      this.#from.pause();
      return;
    }
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const wait = next.due - performance.now();
      if (wait > 0) {
        this.#carryIn(wait);
        return;
      }
      this.#waiting.shift();
      if (!this.#to.write(next.chunk)) {
        this.#from.pause();
        return;
      }
    }
    if (this.#isAtEnd) this.#to.end();
    else this.#from.resume();
  }

  #isHeldBack(): boolean {
    const { stalled } = this.#state;
    return this.#isSilent || stalled === 'both' || (stalled === 'back' && this.#direction === 'back');
  }

  #carryIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.carry(), ms).unref();
  }
}
