import {
  departed,
  epochMs,
  isBooking,
  JumpseatError,
  type Order,
  refusal,
  refuseTravellers,
  seatsLastHeld,
} from '@jumpseat/domain';
import { z } from 'zod';
import type { FlightRow } from '../contracts/flight-view.ts';
import { ByOrder } from '../contracts/inputs.ts';
import { SetTravellers, TravelDetailsView, TripView } from '../contracts/travellers.ts';
import { orFlightNotFound, requireOrder, requireOwnOrder } from './access.ts';
import type { Context } from './context.ts';
import { findTripCalls } from './find-trip.ts';
import { readable } from './readable.ts';
import { refuseIf } from './refuse-if.ts';
import {
  departureDay,
  namesAndSeats,
  normalizeDetails,
  requireAllowedSeats,
  toTravelDetailsView,
} from './travel-details.ts';
import { history } from './trip-history.ts';
import { tripPaperCalls } from './trip-papers.ts';
import { toTripView } from './trip-views.ts';
import { publicProcedure, router } from './trpc.ts';

// None of these calls is a `publicWrite`: the answers to those are stored, and personal data must not be among them.
export const tripsRouter = router({
  /**
   * Replaces the travellers and the contact of an order. Possible while the order holds seats, until its payment
   * begins.
   */
  setTravellers: publicProcedure
    .input(SetTravellers)
    .output(TravelDetailsView)
    .mutation(async ({ ctx, input: { orderId, ...entered } }) => {
      const order = await requireOwnOrder(ctx, orderId);
      const details = normalizeDetails(entered);
      const flight = orFlightNotFound(order.flightId, await ctx.flights.find(order.flightId));
      refuseIf(refuseTravellers(order, departureDay(flight), details));
      requireAllowedSeats(flight, order, details.travellers);
      const isSet = await ctx.trips.setDetails(orderId, details, seatsLastHeld(order));
      if (!isSet) throw new JumpseatError(refusal('TRAVELLERS_CLOSED'));
      return toTravelDetailsView(order, details);
    }),

  /**
   * The travellers of an order in their seats of now, and the contact. Once it is booked, names and seats alone: people
   * find it by a reference and one name, and browsers keep its page.
   */
  details: publicProcedure
    .input(ByOrder)
    .output(TravelDetailsView)
    .query(async ({ ctx, input: { orderId } }) => {
      const order = await requireOrder(ctx, orderId);
      const view = toTravelDetailsView(order, await ctx.trips.details(orderId));
      return isBooking(order) ? namesAndSeats(view) : view;
    }),

  /**
   * The guest's bookings, own and found ones, the next departure first. Flights that have left come last, the latest
   * first. Only sorted: the reader decides which trips are past. Empty for callers who are not guests.
   */
  mine: publicProcedure.output(z.array(TripView)).query(async ({ ctx }) => {
    const { guestId } = ctx.caller;
    const orders = guestId === null ? [] : await ctx.trips.bookingsOf(guestId);
    const flights = await flightsOf(ctx, orders);
    const trips = readable(ctx, orders, (order) => {
      const flight = orFlightNotFound(order.flightId, flights.get(order.flightId) ?? null);
      return TripView.parse(toTripView(order, flight, ctx.now()));
    });
    return sortByDeparture(trips, ctx.now());
  }),

  ...findTripCalls,
  ...tripPaperCalls,
  history,
});

/** The flights of the orders, by their ids. */
async function flightsOf(ctx: Context, orders: readonly Order[]): Promise<Map<string, FlightRow | null>> {
  const ids = [...new Set(orders.map(({ flightId }) => flightId))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await ctx.flights.find(id)] as const)));
}

/** The next departure first. Flights that have left come last, the latest first. */
function sortByDeparture(trips: readonly TripView[], now: number): TripView[] {
  const departsMs = ({ flight }: TripView) => epochMs(flight.departsAt);
  const earliestFirst = trips.toSorted((a, b) => departsMs(a) - departsMs(b));
  const left = earliestFirst.filter(({ flight }) => departed(flight, now));
  return [...earliestFirst.slice(left.length), ...left.reverse()];
}
