/** Orders that are about to be written for the first time, and who waits for that. */
export class AwaitedOrders {
  readonly #waiting = new Map<string, PromiseWithResolvers<boolean>>();

  /** Resolves with true when the order is announced; with false after `limitMs`, as news can be late, or lost. */
  async written(orderId: string, limitMs: number): Promise<boolean> {
    const waiting = this.#waiting.get(orderId) ?? Promise.withResolvers<boolean>();
    this.#waiting.set(orderId, waiting);
    const timer = setTimeout(() => waiting.resolve(false), limitMs);
    try {
      return await waiting.promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(orderId);
    }
  }

  announce(orderId: string): void {
    this.#waiting.get(orderId)?.resolve(true);
  }
}
