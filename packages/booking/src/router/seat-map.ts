import {
  explainReason,
  JumpseatError,
  layoutOf,
  priceBreakdown,
  proposeSeats,
  refusal,
  salesClosed,
} from '@jumpseat/domain';
import { tracked } from '@trpc/server';
import { ByFlight, ProposeSeats, WatchSeatMap } from '../contracts/inputs.ts';
import { toProblem } from '../contracts/order-view.ts';
import { SeatMapView, SeatProposals } from '../contracts/views.ts';
import { orFlightNotFound, requireFlight } from './access.ts';
import { resumeFrom } from './resume.ts';
import { subscription } from './subscription.ts';
import { publicProcedure, publicRead, router } from './trpc.ts';

export const seatMapRouter = router({
  /** Every seat of a flight at one version. */
  get: publicRead
    .input(ByFlight)
    .output(SeatMapView)
    .query(async ({ ctx, input }) => orFlightNotFound(input.flightId, await ctx.flights.seatMap(input.flightId))),

  /** The best free seats for a party, and two alternatives. If there are none, `refusal` says why. */
  propose: publicRead
    .input(ProposeSeats)
    .output(SeatProposals)
    .query(async ({ ctx, input: { flightId, party, ...wishes } }) => {
      const flight = await requireFlight(ctx, flightId);
      if (salesClosed(flight, ctx.now())) throw new JumpseatError(refusal('FLIGHT_CLOSED'));
      const { version, seats } = orFlightNotFound(flightId, await ctx.flights.seatMap(flightId));
      const free = new Set(seats.filter(({ status }) => status === 'AVAILABLE').map(({ code }) => code));
      const map = { decks: layoutOf(flight.layoutId).decks, free };
      const found = proposeSeats(map, party, wishes, ctx.settings.maxSeatsPerOrder);
      return {
        version,
        proposals: found.proposals.map(({ seats, score, reasons }) => ({
          seats: [...seats],
          price: priceBreakdown(flight, seats),
          score,
          reasons: reasons.map((reason) => ({ ...reason, words: explainReason(reason) })),
        })),
        refusal: found.refusal && toProblem(found.refusal),
      };
    }),

  /** The map, then each change of it. A viewer that reconnects continues after the version it names. */
  watch: publicProcedure.input(WatchSeatMap).subscription(({ ctx, input, signal }) =>
    subscription({ ctx, signal }, async function* (signal) {
      const after = resumeFrom(input.lastEventId);
      const { guestId, connection } = ctx.caller;
      for await (const message of ctx.live.seatMap(input.flightId, { after, guestId, connection, signal })) {
        yield tracked(`${message.version}`, message);
      }
    }),
  ),
});
