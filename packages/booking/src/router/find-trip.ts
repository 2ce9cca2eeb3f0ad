import {
  type Instant,
  instant,
  isBooking,
  JumpseatError,
  nameKey,
  readBookingReference,
  refusal,
} from '@jumpseat/domain';
import { FindBooking, OpenTripLink, TripView } from '../contracts/travellers.ts';
import { orFlightNotFound } from './access.ts';
import type { Context } from './context.ts';
import { toTripView } from './trip-views.ts';
import { publicProcedure } from './trpc.ts';

/** No attempt to find a booking is answered sooner, in milliseconds. So the time says nothing about the reference. */
const FIND_MS = 500;

/** The calls that let a guest open a booking from then on. */
export const findTripCalls = {
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
      return noSoonerThan(FIND_MS, async () => {
        const familyKey = nameKey(input.familyName);
        const orderId = reference && familyKey ? await ctx.trips.findBooking(reference, familyKey) : null;
        const trip = orderId === null ? null : await openTrip(ctx, orderId, null);
        if (!trip) throw new JumpseatError(refusal('BOOKING_NOT_FOUND'));
        return trip;
      });
    }),

  /**
   * Opens a booking by the signed link of a mail. The guest may open it until the link expires. A link that is not ours, has
   * expired, or leads to erased travellers is TRIP_LINK_INVALID.
   */
  openLink: publicProcedure
    .input(OpenTripLink)
    .output(TripView)
    .mutation(async ({ ctx, input }) => {
      const link = ctx.papers.readLink(input.token, ctx.now());
      const isNamed = link !== null && (await ctx.trips.details(link.orderId)) !== null;
      const trip = isNamed ? await openTrip(ctx, link.orderId, instant(link.expiresAt)) : null;
      if (!trip) throw new JumpseatError(refusal('TRIP_LINK_INVALID'));
      return trip;
    }),
};

/**
 * The booking, which the guest may open from now on: until `expiresAt`, or without end. Null if it is no booking, or
 * its travellers were erased.
 */
async function openTrip(ctx: Context, orderId: string, expiresAt: Instant | null): Promise<TripView | null> {
  const order = await ctx.orders.find(orderId);
  if (!order || !isBooking(order)) return null;
  const flight = orFlightNotFound(order.flightId, await ctx.flights.find(order.flightId));
  const { guestId } = ctx.caller;
  const needsGrant = guestId !== null && guestId !== order.guestId;
  if (needsGrant && !(await ctx.trips.grant(order.id, guestId, expiresAt))) return null;
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
