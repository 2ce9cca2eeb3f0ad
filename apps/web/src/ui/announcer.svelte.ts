/** Screen readers are told no more often than this. */
const PAUSE_MS = 1_500;

/** Says changes to those who listen to the page, in moderation: what comes close together is said together. */
export class Announcer {
  #text = $state('');
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** For a polite live region. */
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
