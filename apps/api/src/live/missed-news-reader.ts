import type { Logger } from 'pino';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * Reads from Postgres what this node may have missed, for example while its LISTEN connection was down. Runs one read
 * at a time, once more if a request arrives meanwhile, and retries until a read succeeds: viewers must not stay behind.
 */
export class MissedNewsReader {
  readonly #read: () => Promise<void>;
  readonly #logger: Logger;
  #isRunning = false;
  #isRequested = false;
  #isClosed = false;

  constructor(read: () => Promise<void>, logger: Logger) {
    this.#read = read;
    this.#logger = logger;
  }

  request(): void {
    this.#isRequested = true;
    if (!this.#isRunning) void this.#run();
  }

  close(): void {
    this.#isClosed = true;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    let wait = FIRST_WAIT_MS;
    while (this.#isRequested && !this.#isClosed) {
      this.#isRequested = false;
      try {
        await this.#read();
        wait = FIRST_WAIT_MS;
      } catch (error) {
        this.#logger.warn({ err: error }, `the live feed could not catch up; retrying in ${wait} ms`);
        this.#isRequested = true;
        await new Promise((resolve) => setTimeout(resolve, wait));
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    }
    this.#isRunning = false;
  }
}
