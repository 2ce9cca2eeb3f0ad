import {
  type BookingReference,
  epochMs,
  JumpseatError,
  nameKey,
  type Order,
  readBookingReference,
  refusal,
  refuseTravellers,
  seatsLastHeld,
} from '@jumpseat/domain';
import { z } from 'zod';
import { type FlightRow, toFlightSummary } from '../contracts/flight-view.ts';
import { ByOrder } from '../contracts/inputs.ts';
import { toOrderView } from '../contracts/order-view.ts';
import { FindBooking, SetTravellers, TravelDetailsView, TripView } from '../contracts/travellers.ts';
import { orFlightNotFound, requireOrder, requireOwnOrder } from './access.ts';
import type { Context } from './context.ts';
import { readable } from './readable.ts';
import { refuseIf } from './refuse-if.ts';
import {
  departureDay,
  namesAndSeats,
  requireAllowedSeats,
  tidyDetails,
  toTravelDetailsView,
} from './travel-details.ts';
import { publicProcedure, router } from './trpc.ts';

/** No attempt to find a booking is answered sooner, in milliseconds. So the time says nothing about the reference. */
const FIND_MS = 500;

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
      const details = tidyDetails(entered);
      const departs = orFlightNotFound(order.flightId, await ctx.flights.find(order.flightId));
      refuseIf(refuseTravellers(order, departureDay(departs), details));
      await requireAllowedSeats(ctx, order, details.travellers);
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
      return order.status === 'CONFIRMED' || order.status === 'REFUNDED' ? namesAndSeats(view) : view;
    }),

  /**
   * Finds a booking by its reference and the family name of a traveller. From then on the guest may open it. Every miss
   * is BOOKING_NOT_FOUND. Takes half a second, and each caller has few attempts.
   */
  find: publicProcedure
    .input(FindBooking)
    .output(TripView)
    .mutation(async ({ ctx, input }) => {
      const reference = readBookingReference(input.reference);
      await ctx.spendGuess(reference ?? input.reference);
      return noSoonerThan(FIND_MS, () => findTrip(ctx, reference, nameKey(input.familyName)));
    }),

  /**
   * The guest's bookings, with those found by reference: the next departure first, then past ones, the latest first.
   * Empty for callers who are not guests.
   */
  mine: publicProcedure.output(z.array(TripView)).query(async ({ ctx }) => {
    const { guestId } = ctx.caller;
    const orders = guestId === null ? [] : await ctx.trips.bookingsOf(guestId);
    const flights = await flightsOf(ctx, orders);
    const trips = readable(ctx, orders, (order) => {
      const flight = orFlightNotFound(order.flightId, flights.get(order.flightId) ?? null);
      return TripView.parse(toTripView(order, flight, ctx.now()));
    });
    return upcomingFirst(trips, ctx.now());
  }),
});

/** Throws BOOKING_NOT_FOUND. */
async function findTrip(ctx: Context, reference: BookingReference | null, familyKey: string): Promise<TripView> {
  const orderId = reference && familyKey ? await ctx.trips.findBooking(reference, familyKey) : null;
  const order = orderId === null ? null : await ctx.orders.find(orderId);
  if (!order) throw new JumpseatError(refusal('BOOKING_NOT_FOUND'));
  const flight = orFlightNotFound(order.flightId, await ctx.flights.find(order.flightId));
  const { guestId } = ctx.caller;
  if (guestId !== null && guestId !== order.guestId && !(await ctx.trips.grant(order.id, guestId))) {
    throw new JumpseatError(refusal('BOOKING_NOT_FOUND'));
  }
  return toTripView(order, flight, ctx.now());
}

/** Settles as `answer` does, but not before `ms` milliseconds are over. */
async function noSoonerThan<T>(ms: number, answer: () => Promise<T>): Promise<T> {
  const earliest = new Promise((resolve) => setTimeout(resolve, ms));
  try {
    return await answer();
  } finally {
    await earliest;
  }
}

/** The flights of the orders, by their ids. */
async function flightsOf(ctx: Context, orders: readonly Order[]): Promise<Map<string, FlightRow | null>> {
  const ids = [...new Set(orders.map(({ flightId }) => flightId))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await ctx.flights.find(id)] as const)));
}

function toTripView(order: Order, flight: FlightRow, now: number): TripView {
  return { order: toOrderView(order, now), flight: toFlightSummary(flight) };
}

function upcomingFirst(trips: readonly TripView[], now: number): TripView[] {
  const departs = ({ flight }: TripView) => epochMs(flight.departsAt);
  const sorted = trips.toSorted((a, b) => departs(a) - departs(b));
  const past = sorted.filter((trip) => departs(trip) <= now);
  return [...sorted.slice(past.length), ...past.reverse()];
}
