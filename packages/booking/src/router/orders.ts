import {
  chooserOf,
  type FlightFacts,
  JumpseatError,
  type Order,
  priceBreakdown,
  refusal,
  refuseByState,
  refuseParty,
  refuseSelection,
  salesClosed,
} from '@jumpseat/domain';
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { ByOrder, CreateOrder, OfFlight, Pay, QuoteSeats, SelectSeats, WatchOrder } from '../contracts/inputs.ts';
import { toOrderView } from '../contracts/order-view.ts';
import { OrderView, PriceBreakdown } from '../contracts/views.ts';
import { requireFlight, requireOrder, requireOwnOrder } from './access.ts';
import type { Context } from './context.ts';
import { newOrderId } from './order-id.ts';
import { readable } from './readable.ts';
import { refuseIf } from './refuse-if.ts';
import { resumeFrom } from './resume.ts';
import { subscription } from './subscription.ts';
import { requireFit } from './travel-details.ts';
import { publicProcedure, publicRead, publicWrite, router } from './trpc.ts';

export const ordersRouter = router({
  /** The price of these seats, seat by seat. Refuses what `create` would refuse, except taken seats. */
  quote: publicRead
    .input(QuoteSeats)
    .output(PriceBreakdown)
    .query(async ({ ctx, input }) => {
      const flight = await requireFlight(ctx, input.flightId);
      refuseIf(refuseSelection(flight, input.seats, ctx.settings.maxSeatsPerOrder, input));
      return priceBreakdown(flight, input.seats);
    }),

  /**
   * Creates an order. With seats, returns once they are held; if any is refused, the order is FAILED and `failure` says
   * why. Without seats, the passenger chooses them later.
   */
  create: publicWrite
    .input(CreateOrder)
    .output(OrderView)
    .mutation(async ({ ctx, input }) => {
      const flight = await requireFlight(ctx, input.flightId);
      const { userId, party, cabin } = input;
      const orderId = input.orderId ?? ctx.operation?.operationId ?? newOrderId();
      const opening = { orderId, flight, userId, guestId: ctx.caller.guestId };
      const before = await openedBefore(ctx, opening);
      if (before) return toOrderView(before, ctx.now());
      if (salesClosed(flight, ctx.now())) throw new JumpseatError(refusal('FLIGHT_CLOSED'));
      if (input.seats) refuseIf(refuseSelection(flight, input.seats, ctx.settings.maxSeatsPerOrder, input));
      else if (party) refuseIf(refuseParty(party, ctx.settings.maxSeatsPerOrder));
      if (input.orderId && (await ctx.orders.find(input.orderId))) {
        throw new JumpseatError(refusal('ORDER_EXISTS', { detail: input.orderId }));
      }
      const created = ctx.commands.create({
        ...opening,
        seats: input.seats ?? [],
        chooser: { party, cabin },
        address: ctx.caller.address,
      });
      const order = await created.catch(
        async (error: unknown) => (await openedBefore(ctx, opening)) ?? Promise.reject(error),
      );
      return toOrderView(order, ctx.now());
    }),

  /**
   * Replaces the order's seats. The new ones are held before the old ones are released; a refusal keeps the old ones.
   */
  selectSeats: publicWrite
    .input(SelectSeats)
    .output(OrderView)
    .mutation(({ ctx, input: { orderId, seats, ...chooser } }) =>
      changeOnce(ctx, orderId, async (order, operationId) => {
        refuseIf(refuseByState(order, { type: 'SELECT_SEATS', seats }));
        const flight = await requireFlight(ctx, order.flightId);
        refuseIf(refuseSelection(flight, seats, order.policy.maxSeats, chooserOf(order, chooser)));
        return ctx.commands.selectSeats(orderId, seats, chooser, operationId);
      }),
    ),

  /** Adds as much time to pay as a hold lasts: once per order, within the limit from its first hold. */
  extend: publicWrite
    .input(ByOrder)
    .output(OrderView)
    .mutation(({ ctx, input: { orderId } }) =>
      changeOnce(ctx, orderId, (order, operationId) => {
        refuseIf(refuseByState(order, { type: 'EXTEND' }));
        return ctx.commands.extend(orderId, operationId);
      }),
    ),

  /**
   * Pays with a 5-digit code. Returns as soon as the attempt is accepted; the result comes by `watch` or `byId`. Names
   * are optional, but if there are any, each seat needs its traveller.
   */
  pay: publicWrite
    .input(Pay)
    .output(OrderView)
    .mutation(({ ctx, input: { orderId, code } }) =>
      changeOnce(ctx, orderId, async (order, operationId) => {
        refuseIf(refuseByState(order, { type: 'PAY', code }));
        const details = await ctx.trips.details(orderId);
        if (details) await requireFit(ctx, order, details);
        return ctx.commands.pay(orderId, code, operationId);
      }),
    ),

  /** Cancels the order and releases its seats. */
  cancel: publicWrite
    .input(ByOrder)
    .output(OrderView)
    .mutation(({ ctx, input: { orderId } }) =>
      changeOnce(ctx, orderId, (order, operationId) => {
        refuseIf(refuseByState(order, { type: 'CANCEL' }));
        return ctx.commands.cancel(orderId, operationId);
      }),
    ),

  /** One order. */
  byId: publicProcedure
    .input(ByOrder)
    .output(OrderView)
    .query(async ({ ctx, input }) => toOrderView(await requireOrder(ctx, input.orderId), ctx.now())),

  /**
   * The guest's orders that hold seats, the newest first, for a new tab to continue. Empty for callers who are not
   * guests.
   */
  mine: publicProcedure
    .input(OfFlight)
    .output(z.array(OrderView))
    .query(async ({ ctx, input }) => {
      const { guestId } = ctx.caller;
      const held = guestId === null ? [] : await ctx.orders.heldBy(guestId, input.flightId);
      const views = readable(ctx, held, (order) => OrderView.parse(toOrderView(order, ctx.now())));
      // An order that has expired may not be recorded as expired yet.
      return views.filter(({ holdExpiresAt, timeRemaining }) => holdExpiresAt === null || timeRemaining > 0);
    }),

  /** The current order, then each change of it. */
  watch: publicProcedure.input(WatchOrder).subscription(({ ctx, input, signal }) =>
    subscription({ ctx, signal }, async function* (signal) {
      const after = resumeFrom(input.lastEventId);
      const { guestId } = ctx.caller;
      for await (const order of ctx.live.order(input.orderId, { after, guestId, signal })) {
        yield tracked(`${order.version}`, order);
      }
    }),
  ),
});

/** The order that this request created before, if it is a repetition; otherwise null. */
async function openedBefore(
  { operation, orders }: Context,
  {
    orderId,
    flight,
    userId,
    guestId,
  }: { orderId: string; flight: FlightFacts; userId: string; guestId: string | null },
): Promise<Order | null> {
  const order = operation?.isRepetition ? await orders.find(orderId) : null;
  const isSame = order?.flightId === flight.id && order.userId === userId && order.guestId === guestId;
  return isSame ? order : null;
}

/** Changes an order. A repetition of a change that was carried out returns the current order. */
async function changeOnce(
  ctx: Context,
  orderId: string,
  carryOut: (order: Order, operationId: string | undefined) => Promise<Order>,
): Promise<OrderView> {
  const order = await requireOwnOrder(ctx, orderId);
  const { operationId, isRepetition = false } = ctx.operation ?? {};
  const isDone = isRepetition && operationId !== undefined && (await ctx.orders.isCarriedOut(orderId, operationId));
  // Read again: the first read may be older than the change.
  const changed = isDone ? await requireOwnOrder(ctx, orderId) : await carryOut(order, operationId);
  return toOrderView(changed, ctx.now());
}
