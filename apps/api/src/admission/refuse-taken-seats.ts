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
import { type NewOrder, requireSameOrder } from '../temporal/same-order.ts';
import type { CommandQueue } from './command-queue.ts';
import { eachCommand } from './each-command.ts';

/** What is looked up of seats, and where a refusal is written. */
export interface Shown {
  seatsTaken(wanted: {
    flightId: string;
    seats: readonly SeatCode[];
    orderId: string;
  }): Promise<readonly { seat: SeatCode; status: SeatStatus }[]>;
  /** Records an order as it is after `event`. Resolves to the event that stands for that version: this one, or the one before it. */
  recordOrder(order: Order, event: OrderEvent): Promise<OrderEvent>;
  findOrder: OrderReads['find'];
}

/**
 * The same commands, each in its turn. An order whose seats are seen to be taken is refused without a workflow: it is FAILED and says why, as if
 * its seat block had been asked. A seat that has just become free is refused for as long as that takes to be written, and no longer.
 */
export function refuseTakenSeats(
  commands: OrderCommands,
  { queue, shown, policy, now }: { queue: Pick<CommandQueue, 'run'>; shown: Shown; policy: OrderPolicy; now(): number },
): OrderCommands {
  async function refusalOf({ orderId, flight, seats }: NewOrder): Promise<Refusal | undefined> {
    if (seats.length === 0) return undefined;
    const taken = await shown.seatsTaken({ flightId: flight.id, seats, orderId });
    const having = (status: SeatStatus) => taken.filter((each) => each.status === status).map(({ seat }) => seat);
    return refuseTaken({ held: having('HELD'), booked: having('BOOKED') });
  }

  async function fail(asked: NewOrder, why: Refusal): Promise<Order> {
    const { orderId, flight, userId, guestId, chooser } = asked;
    const opened = openOrder({ id: orderId, flightId: flight.id, userId, guestId, chooser, policy, now: now() });
    const event = { type: 'SEATS_REFUSED', at: instant(now()), refusal: why, ends: true } as const;
    const failed = transition(opened, event);
    const standing = await shown.recordOrder(failed, event);
    if (isDeepStrictEqual(standing, event)) return failed;
    // Another request with this id was quicker: what the order became by it is the answer to both.
    const stored = await shown.findOrder(orderId);
    if (!stored) throw new JumpseatError(refusal('UNAVAILABLE'));
    return requireSameOrder(stored, asked);
  }

  /** The failed order, if its seats are taken. */
  async function refused(asked: NewOrder): Promise<Order | undefined> {
    const why = await refusalOf(asked);
    return why && fail(asked, why);
  }

  return {
    ...eachCommand(commands, (command) => queue.run(command)),
    async create(asked) {
      try {
        return await queue.run(async () => (await refused(asked)) ?? commands.create(asked), asked.flight.id);
      } catch (error) {
        if (!(error instanceof JumpseatError) || error.code !== 'OVERLOADED') throw error;
        // Where others took the seats meanwhile, a retry would only add to the load.
        const failed = await refused(asked);
        if (failed) return failed;
        throw error;
      }
    },
  };
}
