import type { AnonymousOrder } from '@jumpseat/domain';

/** Requests that wait for the first record of their new order. */
export class AwaitedOrders {
  readonly #waiting = new Map<string, PromiseWithResolvers<AnonymousOrder | undefined>>();

  /**
   * Resolves to the order's state when news of it arrives. News can be late or lost: after `limitMs` milliseconds it
   * resolves to undefined.
   */
  async waitFor(orderId: string, limitMs: number): Promise<AnonymousOrder | undefined> {
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

  /** Takes news of an order; `state` is missing if it did not fit into the news. */
  receive(orderId: string, state?: AnonymousOrder): void {
    this.#waiting.get(orderId)?.resolve(state);
  }
}
