import { z } from 'zod';
import { ByFlight, ListFlights, SearchFlights } from '../contracts/inputs.ts';
import { FlightSummary, FlightView } from '../contracts/views.ts';
import { orNoFlight } from './access.ts';
import { publicRead, router } from './trpc.ts';

export const flightsRouter = router({
  /** Flights on sale, the earliest departure first: all of them, or those that are asked for. */
  list: publicRead
    .input(ListFlights)
    .output(z.array(FlightSummary))
    .query(({ ctx, input }) => ctx.flights.list(input)),

  /** The flights of a route that leave on a day of the origin's calendar and are on sale, the earliest first. */
  search: publicRead
    .input(SearchFlights)
    .output(z.array(FlightSummary))
    .query(({ ctx, input }) => ctx.flights.search(input)),

  /** One flight with the decks of its aircraft. */
  byId: publicRead
    .input(ByFlight)
    .output(FlightView)
    .query(async ({ ctx, input }) => orNoFlight(input.flightId, await ctx.flights.find(input.flightId))),
});
