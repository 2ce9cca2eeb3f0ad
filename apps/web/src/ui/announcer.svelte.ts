/** The least time between two announcements, in milliseconds. */
const PAUSE_MS = 1_500;

/** Announces changes to screen readers. Changes close together become one announcement. */
export class Announcer {
  #text = $state('');
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The text of a polite live region. */
  get text(): string {
    return this.#text;
  }

  say(words: string): void {
    if (!this.#waiting.includes(words)) this.#waiting.push(words);
    if (this.#timer === undefined) this.#flush();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  #flush(): void {
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    this.#text = this.#waiting.join(' ');
    this.#waiting = [];
    this.#timer = setTimeout(() => this.#flush(), PAUSE_MS);
  }
}
