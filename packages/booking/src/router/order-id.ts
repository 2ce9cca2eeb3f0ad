/** A new order id: a random UUID, 122 bits of entropy. The id is the key to an order for callers without a session. */
export function newOrderId(): string {
  return globalThis.crypto.randomUUID();
}
