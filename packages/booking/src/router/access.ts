import { answersTo, JumpseatError, type Order, refusal } from '@jumpseat/domain';
import type { FlightForSale } from '../contracts/temporal.ts';
import type { Context } from './context.ts';

/** The order. Throws ORDER_NOT_FOUND if it does not exist or belongs to another guest. */
export async function requireOrder(ctx: Context, orderId: string): Promise<Order> {
  const order = await ctx.orders.find(orderId);
  if (!order || !answersTo(order, ctx.caller)) {
    throw new JumpseatError(refusal('ORDER_NOT_FOUND', { detail: orderId }));
  }
  return order;
}

/** The flight. Throws FLIGHT_NOT_FOUND. */
export async function requireFlight(ctx: Context, flightId: string): Promise<FlightForSale> {
  const flight = await ctx.flights.findForSale(flightId);
  if (!flight) throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: flightId }));
  return flight;
}

/** The result of a read. Throws FLIGHT_NOT_FOUND if it is null. */
export function orFlightNotFound<T>(flightId: string, found: T | null): T {
  if (found === null) throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: flightId }));
  return found;
}
