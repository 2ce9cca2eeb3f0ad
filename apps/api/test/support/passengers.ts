import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Rest } from './rest.ts';

const COUNT = 16;
/** The pause of a passenger between two orders, in milliseconds. */
const PAUSE_MS = 60;

/** Passengers who compete for the same seats: most pay, some change their seats first, some leave without paying. */
export class Passengers {
  /** The final status of each paid order, as its passenger read it. */
  readonly finalStatuses = new Map<string, string>();
  readonly #rest: Rest;
  readonly #flightId: string;
  readonly #seats: readonly string[];
  readonly #holds = new EventEmitter();
  readonly #running: Promise<unknown>;
  #held = 0;
  #isStopping = false;

  constructor(rest: Rest, flightId: string, seats: readonly string[]) {
    this.#rest = rest;
    this.#flightId = flightId;
    this.#seats = seats;
    this.#running = Promise.all(Array.from({ length: COUNT }, (_, passenger) => this.#book(passenger)));
    // Whatever waits throws the error, now or later.
    this.#running.catch(() => {});
  }

  /** Resolves after `count` more orders have held seats. Rejects if a passenger fails. */
  async waitForHolds(count: number): Promise<void> {
    for (const goal = this.#held + count; this.#held < goal; ) {
      await Promise.race([once(this.#holds, 'held'), this.#running]);
    }
  }

  /** Lets every passenger finish the current order. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#running;
  }

  async #book(passenger: number): Promise<void> {
    for (let turn = passenger; !this.#isStopping; turn++) {
      const path = `/api/flights/${this.#flightId}/orders`;
      const seats = this.#choose(passenger, turn);
      const { body } = await this.#rest.post(path, { userId: `passenger-${passenger}`, seats });
      if (body.status === 'SEATS_RESERVED') {
        this.#held += 1;
        this.#holds.emit('held');
        await this.#finish(body.orderId, turn, this.#choose(passenger + 1, turn + 1));
      }
      await sleep(PAUSE_MS);
    }
  }

  async #finish(orderId: string, turn: number, otherSeats: readonly string[]): Promise<void> {
    if (turn % 4 === 0) return;
    if (turn % 4 === 1) await this.#rest.post(`/api/orders/${orderId}/seats`, { seats: otherSeats });
    await this.#rest.post(`/api/orders/${orderId}/payment`, { paymentCode: '11111' });
    const { status } = await this.#rest.ended(orderId);
    this.finalStatuses.set(orderId, status);
  }

  /** One to three of the seats that all passengers compete for. */
  #choose(passenger: number, turn: number): string[] {
    const first = passenger * 7 + turn * 11;
    const seats = Array.from(
      { length: 1 + (turn % 3) },
      (_, index) => this.#seats[(first + index) % this.#seats.length],
    );
    return seats.filter((seat) => seat !== undefined);
  }
}
