import type { TextStorage } from '#features/selection/browser-storage.ts';

/** Remembers the seats of a flight that this tab waits for. */
export class AlertMemory {
  readonly #storage: TextStorage;
  readonly #key: string;

  constructor(storage: TextStorage, flightId: string) {
    this.#storage = storage;
    this.#key = `jumpseat.alerts.${flightId}`;
  }

  /** The seats, in the order in which the passenger asked. */
  recall(): string[] {
    return this.#storage.getItem(this.#key)?.split(' ').filter(Boolean) ?? [];
  }

  remember(seats: readonly string[]): void {
    if (seats.length > 0) this.#storage.setItem(this.#key, seats.join(' '));
    else this.#storage.removeItem(this.#key);
  }
}
