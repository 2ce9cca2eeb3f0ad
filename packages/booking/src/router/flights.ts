import { z } from 'zod';
import { toDayFare, toFlightSummary, toFlightView } from '../contracts/flight-view.ts';
import { ByFlight, ListFlights, LowestFares, SearchFlights } from '../contracts/inputs.ts';
import { DayFare, FlightSummary, FlightView } from '../contracts/views.ts';
import { orFlightNotFound } from './access.ts';
import { readable } from './readable.ts';
import { publicRead, router } from './trpc.ts';

export const flightsRouter = router({
  /** Flights on sale, the earliest departure first. The input filters them. */
  list: publicRead
    .input(ListFlights)
    .output(z.array(FlightSummary))
    .query(async ({ ctx, input }) => readable(ctx, await ctx.flights.list(input), toFlightSummary)),

  /** A route's flights on sale that leave on a day of the origin's calendar, the earliest first. */
  search: publicRead
    .input(SearchFlights)
    .output(z.array(FlightSummary))
    .query(async ({ ctx, input }) => readable(ctx, await ctx.flights.search(input), toFlightSummary)),

  /**
   * The lowest fare of each day on a route, the earliest day first. Only cabins with a free seat count, so days without
   * one are missing.
   */
  lowestFares: publicRead
    .input(LowestFares)
    .output(z.array(DayFare))
    .query(async ({ ctx, input }) => lowestOfDays(readable(ctx, await ctx.flights.lowestFares(input), toDayFare))),

  /** One flight with the decks of its aircraft. */
  byId: publicRead
    .input(ByFlight)
    .output(FlightView)
    .query(async ({ ctx, input }) =>
      toFlightView(orFlightNotFound(input.flightId, await ctx.flights.find(input.flightId))),
    ),
});

/** The lowest of the fares of each day. */
function lowestOfDays(fares: readonly DayFare[]): DayFare[] {
  const byDay = new Map<string, DayFare>();
  for (const each of fares) {
    const known = byDay.get(each.date);
    if (!known || each.fare.amount < known.fare.amount) byDay.set(each.date, each);
  }
  return [...byDay.values()];
}
