import {
  epochMs,
  findLayout,
  instant,
  JumpseatError,
  LAYOUT_IDS,
  type Refusal,
  refusal,
  usualFares,
} from '@jumpseat/domain';
import { z } from 'zod';
import { toFlightView } from '../contracts/flight-view.ts';
import { ByFlight, ByOrder, CreateFlight } from '../contracts/inputs.ts';
import { FlightView } from '../contracts/views.ts';
import { orFlightNotFound } from './access.ts';
import { adminProcedure, adminWrite, router } from './trpc.ts';

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
/** How far ahead a flight may depart. */
const FARTHEST_MS = 2 * 365 * DAY_MS;
/** How long a flight may take. */
const LONGEST_MS = 2 * DAY_MS;

export const adminRouter = router({
  /** A new flight with its seats, open for sale. */
  createFlight: adminWrite
    .input(CreateFlight)
    .output(FlightView)
    .mutation(async ({ ctx, input }) => {
      const layout = findLayout(input.layoutId);
      if (!layout) {
        throw new JumpseatError(
          refusal('NO_SUCH_LAYOUT', { detail: `${input.layoutId} (known: ${LAYOUT_IDS.join(', ')})` }),
        );
      }
      const departsMs = input.departsAt ? epochMs(input.departsAt) : ctx.now() + 7 * DAY_MS;
      const earliestMs = ctx.now() + Math.max(HOUR_MS, ctx.settings.salesCloseMs);
      const latestMs = ctx.now() + FARTHEST_MS;
      const refused = refuseRoute(input) ?? refuseTimes({ ...input, departsMs, earliestMs, latestMs });
      if (refused) throw new JumpseatError(refused);
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
      if (!created && !ctx.operation?.isRepetition)
        throw new JumpseatError(refusal('FLIGHT_EXISTS', { detail: input.flightId }));
      return toFlightView(orFlightNotFound(input.flightId, await ctx.flights.find(input.flightId)));
    }),

  /** Ends the flight's orders and releases its seats. Returns when both are done. Throws FLIGHT_CLOSED if archived. */
  resetFlight: adminWrite
    .input(ByFlight)
    .output(z.object({ flightId: z.string(), ordersEnded: z.int(), ordersRefunded: z.int() }))
    .mutation(async ({ ctx, input }) => {
      const flight = orFlightNotFound(input.flightId, await ctx.flights.find(input.flightId));
      if (flight.archivedAt !== null) {
        throw new JumpseatError(refusal('FLIGHT_CLOSED', { detail: `${flight.id} is archived and can't be reset` }));
      }
      return { flightId: flight.id, ...(await ctx.commands.resetFlight(flight)) };
    }),

  /**
   * Erases the names, the contact and the grants of an order. The order and its payments stay. Throws ORDER_NOT_FOUND.
   */
  erasePersonalData: adminProcedure
    .input(ByOrder)
    .output(z.object({ orderId: z.string(), erased: z.boolean() }))
    .mutation(async ({ ctx, input: { orderId } }) => {
      const erased = await ctx.trips.erase(orderId);
      if (!erased && !(await ctx.orders.find(orderId))) {
        throw new JumpseatError(refusal('ORDER_NOT_FOUND', { detail: orderId }));
      }
      return { orderId, erased };
    }),
});

function refuseRoute({ origin, destination }: { origin: string; destination: string }): Refusal | undefined {
  if (origin !== destination) return undefined;
  return refusal('BAD_INPUT', { detail: `destination: ${destination} is also the origin, choose another airport` });
}

function refuseTimes(times: {
  departsMs: number;
  earliestMs: number;
  latestMs: number;
  arrivesAt?: string | undefined;
}): Refusal | undefined {
  const { departsMs, earliestMs, latestMs, arrivesAt } = times;
  const refuse = (detail: string) => refusal('BAD_INPUT', { detail });
  if (departsMs < earliestMs) return refuse('departsAt is too early: sales would be closed already');
  if (departsMs > latestMs) return refuse('departsAt is too late: choose a time within two years');
  if (arrivesAt === undefined) return undefined;
  const tookMs = epochMs(arrivesAt) - departsMs;
  if (tookMs <= 0) return refuse('arrivesAt must be after departsAt');
  return tookMs > LONGEST_MS ? refuse('arrivesAt is more than two days after departsAt') : undefined;
}
