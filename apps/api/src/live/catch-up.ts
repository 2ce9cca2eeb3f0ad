import type { Logger } from 'pino';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** Runs one read at a time, again when it is asked for meanwhile, and until it succeeds: viewers must not stay behind. */
export class CatchUp {
  readonly #read: () => Promise<void>;
  readonly #logger: Logger;
  #isRunning = false;
  #isAsked = false;
  #isClosed = false;

  constructor(read: () => Promise<void>, logger: Logger) {
    this.#read = read;
    this.#logger = logger;
  }

  ask(): void {
    this.#isAsked = true;
    if (!this.#isRunning) void this.#run();
  }

  close(): void {
    this.#isClosed = true;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    let wait = FIRST_WAIT_MS;
    while (this.#isAsked && !this.#isClosed) {
      this.#isAsked = false;
      try {
        await this.#read();
        wait = FIRST_WAIT_MS;
      } catch (error) {
        this.#logger.warn({ err: error }, `the live feed could not catch up; trying again in ${wait} ms`);
        this.#isAsked = true;
        await new Promise((resolve) => setTimeout(resolve, wait));
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    }
    this.#isRunning = false;
  }
}
