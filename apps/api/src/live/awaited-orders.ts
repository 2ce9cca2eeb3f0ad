import type { AnonymousOrder } from '@jumpseat/domain';

/** Orders that are about to be written for the first time, and who waits for that. */
export class AwaitedOrders {
  readonly #waiting = new Map<string, PromiseWithResolvers<AnonymousOrder | undefined>>();

  /** Resolves when the order is announced, to what the news says of it, at the latest after `limitMs`: news can be late, or lost. */
  async written(orderId: string, limitMs: number): Promise<AnonymousOrder | undefined> {
    const waiting = this.#waiting.get(orderId) ?? Promise.withResolvers<AnonymousOrder | undefined>();
    this.#waiting.set(orderId, waiting);
    const timer = setTimeout(() => waiting.resolve(undefined), limitMs);
    try {
      return await waiting.promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(orderId);
    }
  }

  announce(orderId: string, state?: AnonymousOrder): void {
    this.#waiting.get(orderId)?.resolve(state);
  }
}
