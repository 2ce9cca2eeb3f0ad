import type { OrderCommands } from '@jumpseat/booking/contracts';
import { JumpseatError, type Order, refusal } from '@jumpseat/domain';

/** An order as its creator asks for it. */
export type NewOrder = Parameters<OrderCommands['create']>[0];

/** The order, if it is the one that was asked for. Its id may belong to an order of somebody else, or of another flight. */
export function requireSameOrder(order: Order, { flight, userId, guestId }: NewOrder): Order {
  if (order.flightId === flight.id && order.userId === userId && order.guestId === guestId) return order;
  throw new JumpseatError(refusal('ORDER_EXISTS', { detail: order.id }));
}
