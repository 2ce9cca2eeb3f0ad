import { expect } from 'vitest';
import type { Call } from '../../src/passengers/call.ts';
import { OrderClient } from '../../src/passengers/order-client.ts';
import { RecordingClient } from '../../src/passengers/recording-client.ts';

/** A code that the gateway approves at once, and one for which it takes its time. */
const AT_ONCE = '11111';
const SLOWLY = '77777';
const PAID_WITHIN_MS = 60_000;

/** Passengers whose requests are recorded with their answers. */
export class Passengers {
  readonly calls: Call[] = [];
  readonly #url: string;
  #orders = 0;

  constructor(url: string) {
    this.#url = url;
  }

  /** Holds the seats. With `named`, enters a name for each seat and a contact. */
  async hold(flightId: string, seats: readonly string[], { named = true } = {}): Promise<OrderClient> {
    const client = new RecordingClient(this.#url, (call) => this.calls.push(call));
    const order = new OrderClient(client, 'api', { passenger: 'p', flightId, name: `passenger-${++this.#orders}` });
    expect(await order.create(seats)).toMatchObject({ answer: { status: 'SEATS_RESERVED' } });
    if (named) {
      const email = `ada-${this.#orders}@example.com`;
      const call = await order.nameTravellers(seats, { email, language: 'en', remind: false });
      expect(call.answer?.http).toBe(200);
    }
    return order;
  }

  /** Pays, and waits until the order is confirmed. */
  async pay(order: OrderClient): Promise<void> {
    expect((await order.pay(AT_ONCE)).answer?.http).toBeLessThan(300);
    await this.untilConfirmed(order);
  }

  /** Begins a payment that takes seconds. */
  async beginToPay(order: OrderClient): Promise<void> {
    expect(await order.pay(SLOWLY)).toMatchObject({ answer: { status: 'PAYMENT_PENDING' } });
  }

  async untilConfirmed(order: OrderClient): Promise<void> {
    expect((await order.waitForEnd(PAID_WITHIN_MS))?.answer).toMatchObject({ status: 'CONFIRMED' });
  }

  async book(flightId: string, seats: readonly string[], options?: { named: boolean }): Promise<OrderClient> {
    const order = await this.hold(flightId, seats, options);
    await this.pay(order);
    return order;
  }
}

export const statusOf = async (order: OrderClient) => (await order.look()).answer?.status;
