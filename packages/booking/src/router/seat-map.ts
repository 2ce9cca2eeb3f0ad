import { tracked } from '@trpc/server';
import { ByFlight, WatchSeatMap } from '../contracts/inputs.ts';
import { SeatMapView } from '../contracts/views.ts';
import { orNoFlight } from './access.ts';
import { resumeFrom } from './resume.ts';
import { subscription } from './subscription.ts';
import { publicProcedure, router } from './trpc.ts';

export const seatMapRouter = router({
  /** Every seat of a flight, at one version. */
  get: publicProcedure
    .input(ByFlight)
    .output(SeatMapView)
    .query(async ({ ctx, input }) => orNoFlight(input.flightId, await ctx.flights.seatMap(input.flightId))),

  /** The map and each change of it; a viewer that reconnects goes on from the version it names. */
  watch: publicProcedure.input(WatchSeatMap).subscription(({ ctx, input, signal }) =>
    subscription({ ctx, signal }, async function* (signal) {
      const after = resumeFrom(input.lastEventId);
      for await (const message of ctx.live.seatMap(input.flightId, { after, signal })) {
        yield tracked(`${message.version}`, message);
      }
    }),
  ),
});
