import { isDeepStrictEqual } from 'node:util';
import type { OrderCommands, OrderReads } from '@jumpseat/booking/contracts';
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
import type { CommandQueue } from './command-queue.ts';
import { type NewOrder, requireSameOrder } from './same-order.ts';
import { wrapCommands } from './wrap-commands.ts';

/** Reads which seats are taken, and records orders that are refused for them. */
export interface AdmissionStore {
  seatsTaken(wanted: {
    flightId: string;
    seats: readonly SeatCode[];
    orderId: string;
  }): Promise<readonly { seat: SeatCode; status: SeatStatus }[]>;
  /**
   * Records an order after `event`. Resolves to the recorded event of that version: this one, or an earlier one that
   * won.
   */
  recordOrder(order: Order, event: OrderEvent): Promise<OrderEvent>;
  findOrder: OrderReads['find'];
}

/**
 * Queues commands, and refuses new orders whose seats are taken according to Postgres. Such an order is recorded as
 * FAILED with its reason and starts no workflow. A seat that was just released is still refused until Postgres shows it
 * as free.
 */
export function admitCommands(
  commands: OrderCommands,
  {
    queue,
    store,
    policy,
    now,
  }: { queue: Pick<CommandQueue, 'run'>; store: AdmissionStore; policy: OrderPolicy; now(): number },
): OrderCommands {
  async function refusalOf({ orderId, flight, seats }: NewOrder): Promise<Refusal | undefined> {
    if (seats.length === 0) return undefined;
    const taken = await store.seatsTaken({ flightId: flight.id, seats, orderId });
    const withStatus = (status: SeatStatus) => taken.filter((each) => each.status === status).map(({ seat }) => seat);
    return refuseTaken({ held: withStatus('HELD'), booked: withStatus('BOOKED') });
  }

  async function recordFailed(newOrder: NewOrder, why: Refusal): Promise<Order> {
    const { orderId, flight, userId, guestId, chooser } = newOrder;
    const opened = openOrder({ id: orderId, flightId: flight.id, userId, guestId, chooser, policy, now: now() });
    const event = { type: 'SEATS_REFUSED', at: instant(now()), refusal: why, ends: true } as const;
    const failed = transition(opened, event);
    const recorded = await store.recordOrder(failed, event);
    if (isDeepStrictEqual(recorded, event)) return failed;
    // Another request with this id was faster. Both return the order that it recorded.
    const stored = await store.findOrder(orderId);
    if (!stored) throw new JumpseatError(refusal('UNAVAILABLE'));
    return requireSameOrder(stored, newOrder);
  }

  /** Returns the failed order if its seats are taken. */
  async function failIfTaken(newOrder: NewOrder): Promise<Order | undefined> {
    const why = await refusalOf(newOrder);
    return why && recordFailed(newOrder, why);
  }

  return {
    ...wrapCommands(commands, (command) => queue.run(command)),
    async create(newOrder) {
      const create = async () => (await failIfTaken(newOrder)) ?? commands.create(newOrder);
      try {
        return await queue.run(create, newOrder.flight.id);
      } catch (error) {
        if (!(error instanceof JumpseatError) || error.code !== 'OVERLOADED') throw error;
        // If the seats were taken while the order waited, a retry would only add load.
        const failed = await failIfTaken(newOrder);
        if (failed) return failed;
        throw error;
      }
    },
  };
}
