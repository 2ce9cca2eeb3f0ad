/** A random UUID. Callers without a session reach their order by its id alone, so nobody may guess it. */
export function newOrderId(): string {
  return globalThis.crypto.randomUUID();
}
