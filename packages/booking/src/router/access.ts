import { answersTo, type Booking, isBooking, JumpseatError, type Order, refusal } from '@jumpseat/domain';
import type { TripStore } from '../contracts/ports/index.ts';
import type { FlightForSale } from '../contracts/temporal.ts';
import type { Context } from './context.ts';

/** The order, to read it. Throws ORDER_NOT_FOUND if it does not exist or the caller may not open it. */
export async function requireOrder(ctx: Context, orderId: string): Promise<Order> {
  const order = await ctx.orders.find(orderId);
  if (order && (await mayOpen(order, ctx.caller.guestId, ctx.trips))) return order;
  throw orderNotFound(orderId);
}

/** The order, to change it. Throws ORDER_NOT_FOUND if it does not exist or belongs to another guest. */
export async function requireOwnOrder(ctx: Context, orderId: string): Promise<Order> {
  const order = await ctx.orders.find(orderId);
  if (order && answersTo(order, ctx.caller)) return order;
  throw orderNotFound(orderId);
}

/** The paid order, to read it. Throws ORDER_NOT_FOUND as {@link requireOrder}, and NOT_BOOKED. */
export async function requireBooking(ctx: Context, orderId: string): Promise<Booking> {
  const order = await requireOrder(ctx, orderId);
  if (!isBooking(order)) throw new JumpseatError(refusal('NOT_BOOKED'));
  return order;
}

/** The paid order whose seats are still booked. Throws what {@link requireBooking} throws, and ORDER_REFUNDED. */
export async function requireConfirmed(ctx: Context, orderId: string): Promise<Booking> {
  const booking = await requireBooking(ctx, orderId);
  if (booking.status === 'REFUNDED') throw new JumpseatError(refusal('ORDER_REFUNDED'));
  return booking;
}

/** Whether a guest may read an order: the owner, and once it is booked, guests who found it or opened its link. */
export async function mayOpen(
  order: Order,
  guestId: string | null,
  trips: Pick<TripStore, 'isGranted'>,
): Promise<boolean> {
  if (answersTo(order, { guestId })) return true;
  return isBooking(order) && guestId !== null && trips.isGranted(order.id, guestId);
}

/** The flight, to sell it. Throws FLIGHT_NOT_FOUND. */
export async function requireFlight(ctx: Context, flightId: string): Promise<FlightForSale> {
  return orFlightNotFound(flightId, await ctx.flights.findForSale(flightId));
}

/** The result of a read. Throws FLIGHT_NOT_FOUND if it is null. */
export function orFlightNotFound<T>(flightId: string, found: T | null): T {
  if (found === null) throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: flightId }));
  return found;
}

function orderNotFound(orderId: string): JumpseatError {
  return new JumpseatError(refusal('ORDER_NOT_FOUND', { detail: orderId }));
}
