import type { Socket } from 'node:net';

export type Direction = 'there' | 'back';

/** The state of a wire, shared by all of its relays. */
export interface Weather {
  stalled: 'none' | 'both' | 'back';
  delayMs: number;
}

interface Parcel {
  readonly due: number;
  readonly chunk: Buffer;
}

/** One direction of one connection of a wire: carries bytes in order, late or not at all as the weather has it. */
export class Relay {
  readonly #from: Socket;
  readonly #direction: Direction;
  readonly #to: Socket;
  readonly #weather: Weather;
  readonly #waiting: Parcel[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isSilent = false;
  #isAtEnd = false;

  constructor(direction: Direction, from: Socket, to: Socket, weather: Weather) {
    this.#from = from;
    this.#direction = direction;
    this.#to = to;
    this.#weather = weather;
    from.on('data', (chunk: Buffer) => {
      this.#waiting.push({ due: performance.now() + weather.delayMs, chunk });
      this.carry();
    });
    from.once('end', () => {
      this.#isAtEnd = true;
      this.carry();
    });
    to.on('drain', () => this.carry());
  }

  /** Carries nothing more. */
  silence(): void {
    this.#isSilent = true;
    this.#from.pause();
  }

  /** Ends both of its sockets. */
  destroy(): void {
    this.#from.destroy();
    this.#to.destroy();
  }

  /** Carries what is due. */
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
    const { stalled } = this.#weather;
    return this.#isSilent || stalled === 'both' || (stalled === 'back' && this.#direction === 'back');
  }

  #carryIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.carry(), ms).unref();
  }
}
