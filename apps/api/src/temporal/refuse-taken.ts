import type { OrderCommands } from '@jumpseat/booking/router';
import {
  instant,
  JumpseatError,
  type Order,
  type OrderEvent,
  type OrderPolicy,
  openOrder,
  type Refusal,
  refusal,
  refuseTaken,
  type SeatCode,
  type SeatStatus,
  transition,
} from '@jumpseat/domain';
import { Turns } from './turns.ts';

/**
 * So many orders of one flight are opened at a time: enough to keep worker and Temporal busy. Who comes meanwhile waits here, and by
 * then it can often be told from the seats that there is nothing to ask for.
 */
const AT_ONCE = 32;
/** How long a request waits for its turn before it is told UNAVAILABLE, in milliseconds. */
const WAIT_MS = 15_000;

type NewOrder = Parameters<OrderCommands['create']>[0];

/** What is looked up of seats, and where a refusal is written. */
export interface Shown {
  seatsTaken(wanted: {
    flightId: string;
    seats: readonly SeatCode[];
    orderId: string;
  }): Promise<readonly { seat: SeatCode; status: SeatStatus }[]>;
  recordOrder(order: Order, event: OrderEvent): Promise<unknown>;
}

/**
 * The same commands, but an order whose seats are seen to be taken is refused without a workflow: it is FAILED and says why, as if its
 * seat block had been asked. A seat that has just become free is refused for as long as that takes to be written, and no longer.
 */
export function refuseTakenSeats(
  commands: OrderCommands,
  { shown, policy, now }: { shown: Shown; policy: OrderPolicy; now(): number },
): OrderCommands {
  const turns = new Turns({
    ...{ atOnce: AT_ONCE, waitMs: WAIT_MS },
    tooLong: () => new JumpseatError(refusal('UNAVAILABLE')),
  });

  async function refusalOf({ orderId, flight, seats }: NewOrder): Promise<Refusal | undefined> {
    const taken = await shown.seatsTaken({ flightId: flight.id, seats, orderId });
    const having = (status: SeatStatus) => taken.filter((each) => each.status === status).map(({ seat }) => seat);
    return refuseTaken({ held: having('HELD'), booked: having('BOOKED') });
  }

  async function fail({ orderId, flight, userId, guestId, chooser }: NewOrder, why: Refusal): Promise<Order> {
    const opened = openOrder({ id: orderId, flightId: flight.id, userId, guestId, chooser, policy, now: now() });
    const event = { type: 'SEATS_REFUSED', at: instant(now()), refusal: why, ends: true } as const;
    // A workflow counts from 1: where the same request has started one before, what that decides is newer than this.
    const order: Order = { ...transition(opened, event), version: opened.version };
    await shown.recordOrder(order, event);
    return order;
  }

  return {
    ...commands,
    create(order) {
      if (order.seats.length === 0) return commands.create(order);
      return turns.take(order.flight.id, async () => {
        const why = await refusalOf(order);
        return why ? fail(order, why) : commands.create(order);
      });
    },
  };
}
