import type { KeptTexts } from './browser-storage.ts';

/** How many orders of one flight are remembered; the newest stay. */
const LONGEST = 10;

/** Remembers in this browser which orders of a flight are its own, so that a reload or a new tab goes on with them. */
export class OrderMemory {
  readonly #storage: KeptTexts;
  readonly #key: string;

  constructor(storage: KeptTexts, flightId: string) {
    this.#storage = storage;
    this.#key = `jumpseat.orders.${flightId}`;
  }

  /** Ids of the orders, the newest last. */
  recall(): string[] {
    return this.#storage.getItem(this.#key)?.split(' ').filter(Boolean) ?? [];
  }

  remember(orderId: string): void {
    this.#write([...this.recall().filter((other) => other !== orderId), orderId].slice(-LONGEST));
  }

  forget(orderId: string): void {
    this.#write(this.recall().filter((other) => other !== orderId));
  }

  #write(orderIds: string[]): void {
    if (orderIds.length > 0) this.#storage.setItem(this.#key, orderIds.join(' '));
    else this.#storage.removeItem(this.#key);
  }
}
