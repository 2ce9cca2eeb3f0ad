import { clockFace, type Deadline, remainingMs } from './remaining.ts';

/** Below these a countdown warns, in milliseconds: once early enough to act, once for the last time. */
const SOON_MS = 2 * 60 * 1_000;
const LAST_MS = 30 * 1_000;

/**
 * The time left of a hold on the server's clock. It goes by the time that has passed since the server told of the deadline, on a
 * clock that nobody can set, so a wrong local clock does not matter.
 */
export class Countdown {
  #deadline = $state.raw<Deadline>();
  #toldAt = 0;
  #now = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Milliseconds left; 0 when nothing runs. */
  readonly ms = $derived(this.#deadline ? remainingMs(this.#deadline, this.#now - this.#toldAt) : 0);
  /** Minutes and seconds, `14:05`. */
  readonly face = $derived(clockFace(this.ms));
  /** Whether something runs out at all. */
  readonly runs = $derived(this.#deadline !== undefined && this.#deadline.holdExpiresAt !== null);
  readonly isOver = $derived(this.runs && this.ms === 0);
  readonly isShort = $derived(this.runs && this.ms <= SOON_MS);
  /** The warning that is due. */
  readonly warning = $derived(this.isShort && !this.isOver ? (this.ms <= LAST_MS ? 'last' : 'soon') : null);

  /** Takes a deadline that the server has just told. */
  follow(deadline: Deadline): void {
    this.#deadline = deadline;
    this.#toldAt = performance.now();
    this.#now = this.#toldAt;
  }

  /** Ticks as each second ends, until the answer is called. */
  start(): () => void {
    const tick = () => {
      this.#now = performance.now();
      this.#timer = setTimeout(tick, this.ms % 1_000 || 1_000);
    };
    tick();
    return () => clearTimeout(this.#timer);
  }
}
