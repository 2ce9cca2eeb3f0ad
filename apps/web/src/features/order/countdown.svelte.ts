import { type Deadline, formatRemaining, remainingMs } from './remaining.ts';

/** Remaining times that warn, in milliseconds: the first early enough to act, the second the last. */
const SOON_MS = 2 * 60 * 1_000;
const LAST_MS = 30 * 1_000;

/**
 * The time left of a hold. It counts from the moment when the server sent the deadline, on a clock that nobody can set,
 * so a wrong local clock does not matter.
 */
export class Countdown {
  #deadline = $state.raw<Deadline>();
  #receivedAt = 0;
  #now = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Milliseconds left; 0 without a deadline. */
  readonly ms = $derived(this.#deadline ? remainingMs(this.#deadline, this.#now - this.#receivedAt) : 0);
  /** Minutes and seconds, `14:05`. */
  readonly text = $derived(formatRemaining(this.ms));
  /** Whether there is a deadline. */
  readonly isRunning = $derived(this.#deadline !== undefined && this.#deadline.holdExpiresAt !== null);
  readonly isOver = $derived(this.isRunning && this.ms === 0);
  readonly isShort = $derived(this.isRunning && this.ms <= SOON_MS);
  /** The warning to show. */
  readonly warning = $derived(this.isShort && !this.isOver ? (this.ms <= LAST_MS ? 'last' : 'soon') : null);

  /** Takes a deadline that the server has just sent. */
  follow(deadline: Deadline): void {
    this.#deadline = deadline;
    this.#receivedAt = performance.now();
    this.#now = this.#receivedAt;
  }

  /** Ticks each second. Returns how to stop. */
  start(): () => void {
    const tick = () => {
      this.#now = performance.now();
      this.#timer = setTimeout(tick, this.ms % 1_000 || 1_000);
    };
    tick();
    return () => clearTimeout(this.#timer);
  }
}
