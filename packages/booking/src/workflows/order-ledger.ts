import {
  type Chooser,
  holdOf,
  holdUntil,
  instant,
  LEASE_MARGIN_MS,
  type Order,
  type OrderEvent,
  openOrder,
  priceBreakdown,
  type Refusal,
  transition,
} from '@jumpseat/domain';
import { proxyLocalActivities } from '@temporalio/workflow';
import type { OrderActivities, OrderStep, SeatWork } from '../contracts/activities.ts';
import type { OrderInput } from '../contracts/temporal.ts';
import { UNTIL_WRITTEN } from './local-activities.ts';

const { settleOrder } = proxyLocalActivities<OrderActivities>(UNTIL_WRITTEN);

/** An event as a step proposes it: the ledger adds the time. */
type Proposed = OrderEvent extends infer E ? (E extends OrderEvent ? Omit<E, 'at'> : never) : never;

/** The order and its steps. Each step settles with the seats and is written before the order here changes. One at a time. */
export class OrderLedger {
  order: Order;
  readonly #input: OrderInput;
  #step = 0;

  constructor(input: OrderInput) {
    const { orderId: id, flight, userId, guestId, policy, party, cabin } = input;
    this.#input = input;
    const chooser = { party, cabin };
    this.order = openOrder({ id, flightId: flight.id, userId, guestId, chooser, policy, now: Date.now() });
  }

  /** Asks the seats for `work`, if any, and writes `event`, or the refusal. Answers the refusal. */
  async settle(
    work: SeatWork | null,
    event: Proposed,
    onRefusal: OrderStep['onRefusal'],
  ): Promise<Refusal | undefined> {
    this.#step += 1;
    const result = await settleOrder({
      order: this.order,
      flight: this.#input.flight,
      step: this.#step,
      work,
      event: { ...event, at: instant(Date.now()) },
      onRefusal,
    });
    if (result.event) this.order = transition(this.order, result.event);
    return result.granted ? undefined : result.refusal;
  }

  /** Holds these seats in place of those the order has. */
  hold(
    seats: readonly string[],
    { party, cabin }: Chooser,
    onRefusal: OrderStep['onRefusal'],
  ): Promise<Refusal | undefined> {
    const { flight } = this.#input;
    const until = holdUntil(this.order, Date.now());
    const free = this.#seats().filter((seat) => !seats.includes(seat));
    const work: SeatWork = { type: 'HOLD', seats, free, leaseUntil: leaseUntil(until) };
    const price = priceBreakdown(flight, seats);
    const event = {
      type: 'SEATS_HELD',
      ...{ seats, total: price.total, price, expiresAt: instant(until) },
      ...(party && { party }),
      ...(cabin !== undefined && { cabin }),
    } as const;
    return this.settle(work, event, onRefusal);
  }

  /** The work of keeping the order's seats until `until` (epoch milliseconds). */
  extending(until: number): SeatWork {
    return { type: 'EXTEND', seats: this.#seats(), leaseUntil: leaseUntil(until) };
  }

  /** The work of giving the order's seats back; null when it has none. */
  releasing(): SeatWork | null {
    const seats = this.#seats();
    return seats.length > 0 ? { type: 'RELEASE', seats } : null;
  }

  #seats(): readonly string[] {
    return holdOf(this.order)?.seats ?? [];
  }
}

/** A lease outlasts its order, so that the order ends first. */
function leaseUntil(until: number) {
  return instant(until + LEASE_MARGIN_MS);
}
