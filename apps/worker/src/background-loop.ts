import type { Logger } from 'pino';

/** Repeats background work until it is closed. A failure is logged and stops nothing. */
export class BackgroundLoop {
  readonly #logger: Pick<Logger, 'warn'>;
  #isClosed = false;
  #wake: () => void = () => undefined;

  constructor(logger: Pick<Logger, 'warn'>) {
    this.#logger = logger;
  }

  /** @param round returns the wait until the next round, in milliseconds; null if it was the last one */
  async run(round: () => Promise<number | null>): Promise<void> {
    while (!this.#isClosed) {
      const waitMs = await round();
      if (waitMs === null) return;
      await this.#wait(waitMs);
    }
  }

  /** Returns the result of the work; null after a failure, which is logged and left to a later round. */
  async attempt<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      this.#logger.warn({ err: error }, `${what}: failed, will be retried`);
      return null;
    }
  }

  /** Ends a wait at once. A round that runs is the last one. */
  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  async #wait(ms: number): Promise<void> {
    if (this.#isClosed) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }
}
