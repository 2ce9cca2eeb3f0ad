import { epochMs, findLayout, instant, JumpseatError, LAYOUT_IDS, refusal, usualFares } from '@jumpseat/domain';
import { z } from 'zod';
import { ByFlight, CreateFlight } from '../contracts/inputs.ts';
import { FlightView } from '../contracts/views.ts';
import { orNoFlight, requireFlight } from './access.ts';
import { adminProcedure, router } from './trpc.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;
const HOUR_MS = 60 * 60 * 1_000;

export const adminRouter = router({
  /** A new flight with its seats, open for sale. */
  createFlight: adminProcedure
    .input(CreateFlight)
    .output(FlightView)
    .mutation(async ({ ctx, input }) => {
      const layout = findLayout(input.layoutId);
      if (!layout) {
        throw new JumpseatError(
          refusal('NO_SUCH_LAYOUT', { detail: `${input.layoutId} (there are ${LAYOUT_IDS.join(', ')})` }),
        );
      }
      const departsMs = input.departsAt ? epochMs(input.departsAt) : ctx.now() + WEEK_MS;
      if (departsMs < ctx.now() + Math.max(HOUR_MS, ctx.settings.salesCloseMs)) {
        throw new JumpseatError(
          refusal('BAD_INPUT', { detail: 'departsAt is too soon: sales would be closed already' }),
        );
      }
      const fares = { ...usualFares(layout), ...input.fares };
      const created = await ctx.flights.create({
        id: input.flightId,
        layoutId: layout.id,
        blockBy: input.blockBy,
        origin: input.origin,
        destination: input.destination,
        departsAt: instant(departsMs),
        arrivesAt: input.arrivesAt,
        salesCloseAt: instant(departsMs - ctx.settings.salesCloseMs),
        fares,
        surcharges: input.surcharges,
      });
      if (!created) throw new JumpseatError(refusal('FLIGHT_EXISTS', { detail: input.flightId }));
      return orNoFlight(input.flightId, await ctx.flights.find(input.flightId));
    }),

  /** Ends the flight's orders and frees its seats; answers when both are done. */
  resetFlight: adminProcedure
    .input(ByFlight)
    .output(z.object({ flightId: z.string(), ordersEnded: z.int(), ordersRefunded: z.int() }))
    .mutation(async ({ ctx, input }) => {
      const flight = await requireFlight(ctx, input.flightId);
      return { flightId: flight.id, ...(await ctx.commands.resetFlight(flight)) };
    }),
});
