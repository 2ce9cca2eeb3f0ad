import { setTimeout as sleep } from 'node:timers/promises';
import type { Rest } from './rest.ts';

const PEOPLE = 16;
const PACE_MS = 20;

/** People who want the same seats, over and over: most pay, some choose others first, some just go. Who is told to try again does. */
export class Crowd {
  /** How the orders of those who paid ended, as they were told. */
  readonly told = new Map<string, string>();
  readonly #rest: Rest;
  readonly #flightId: string;
  readonly #wanted: readonly string[];
  readonly #people: readonly Promise<void>[];
  #held = 0;
  #isLeaving = false;

  constructor(rest: Rest, flightId: string, wanted: readonly string[]) {
    this.#rest = rest;
    this.#flightId = flightId;
    this.#wanted = wanted;
    this.#people = Array.from({ length: PEOPLE }, (_, person) => this.#book(person));
  }

  /** Resolves when so many more orders hold seats. */
  async moreHeld(count: number): Promise<void> {
    for (const goal = this.#held + count; this.#held < goal; ) await sleep(PACE_MS);
  }

  /** Everyone ends what they are about. */
  async leave(): Promise<void> {
    this.#isLeaving = true;
    await Promise.all(this.#people);
  }

  async #book(person: number): Promise<void> {
    for (let turn = person; !this.#isLeaving; turn++) {
      const path = `/api/flights/${this.#flightId}/orders`;
      const { body } = await this.#rest.post(path, { userId: `person-${person}`, seats: this.#choice(person, turn) });
      if (body.status === 'SEATS_RESERVED') {
        this.#held++;
        await this.#goOn(body.orderId, turn, this.#choice(person + 1, turn + 1));
      }
      await sleep(PACE_MS);
    }
  }

  async #goOn(orderId: string, turn: number, others: readonly string[]): Promise<void> {
    if (turn % 4 === 0) return;
    if (turn % 4 === 1) await this.#rest.post(`/api/orders/${orderId}/seats`, { seats: others });
    await this.#rest.post(`/api/orders/${orderId}/payment`, { paymentCode: '11111' });
    const { status } = await this.#rest.ended(orderId);
    this.told.set(orderId, status);
  }

  /** One to three of the seats that everyone wants. */
  #choice(person: number, turn: number): string[] {
    const first = person * 7 + turn * 11;
    const seats = Array.from(
      { length: 1 + (turn % 3) },
      (_, index) => this.#wanted[(first + index) % this.#wanted.length],
    );
    return seats.filter((seat) => seat !== undefined);
  }
}
