import type { TextStorage } from './browser-storage.ts';

/** The newest orders of a flight that are remembered. */
const MAX_REMEMBERED = 10;

/** Remembers this browser's orders of a flight, so that a reload or a new tab resumes them. */
export class OrderMemory {
  readonly #storage: TextStorage;
  readonly #key: string;

  constructor(storage: TextStorage, flightId: string) {
    this.#storage = storage;
    this.#key = `jumpseat.orders.${flightId}`;
  }

  /** The ids of the orders, the newest last. */
  recall(): string[] {
    return this.#storage.getItem(this.#key)?.split(' ').filter(Boolean) ?? [];
  }

  remember(orderId: string): void {
    this.#write([...this.recall().filter((other) => other !== orderId), orderId].slice(-MAX_REMEMBERED));
  }

  forget(orderId: string): void {
    this.#write(this.recall().filter((other) => other !== orderId));
  }

  #write(orderIds: string[]): void {
    if (orderIds.length > 0) this.#storage.setItem(this.#key, orderIds.join(' '));
    else this.#storage.removeItem(this.#key);
  }
}
