import { z } from 'zod';
import { toFlightSummary, toFlightView } from '../contracts/flight-view.ts';
import { ByFlight, ListFlights, SearchFlights } from '../contracts/inputs.ts';
import { FlightSummary, FlightView } from '../contracts/views.ts';
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

  /** One flight with the decks of its aircraft. */
  byId: publicRead
    .input(ByFlight)
    .output(FlightView)
    .query(async ({ ctx, input }) =>
      toFlightView(orFlightNotFound(input.flightId, await ctx.flights.find(input.flightId))),
    ),
});
