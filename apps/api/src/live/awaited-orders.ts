/** Orders that are about to be written for the first time, and who waits for that. */
export class AwaitedOrders {
  readonly #waiting = new Map<string, PromiseWithResolvers<void>>();

  /** Resolves when the order is announced, at the latest after `limitMs`: news can be late, or lost. */
  async written(orderId: string, limitMs: number): Promise<void> {
    const waiting = this.#waiting.get(orderId) ?? Promise.withResolvers<void>();
    this.#waiting.set(orderId, waiting);
    const timer = setTimeout(waiting.resolve, limitMs);
    try {
      await waiting.promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(orderId);
    }
  }

  announce(orderId: string): void {
    this.#waiting.get(orderId)?.resolve();
  }
}
