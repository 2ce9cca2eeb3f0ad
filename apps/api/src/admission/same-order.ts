import type { OrderCommands } from '@jumpseat/booking/contracts';
import { JumpseatError, type Order, refusal } from '@jumpseat/domain';

/** The input of a new order. */
export type NewOrder = Parameters<OrderCommands['create']>[0];

/**
 * Returns the order if it is the requested one. Throws ORDER_EXISTS if its id belongs to somebody else or to another
 * flight.
 */
export function requireSameOrder(order: Order, { flight, userId, guestId }: NewOrder): Order {
  if (order.flightId === flight.id && order.userId === userId && order.guestId === guestId) return order;
  throw new JumpseatError(refusal('ORDER_EXISTS', { detail: order.id }));
}
