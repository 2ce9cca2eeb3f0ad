import {
  chooserOf,
  JumpseatError,
  type Order,
  priceBreakdown,
  type Refusal,
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
import { requireFlight, requireOrder } from './access.ts';
import { newOrderId } from './order-id.ts';
import { readable } from './readable.ts';
import { resumeFrom } from './resume.ts';
import { subscription } from './subscription.ts';
import { publicProcedure, router } from './trpc.ts';

export const ordersRouter = router({
  /** What these seats would cost, seat by seat. Refuses what `create` would refuse, whoever has the seats. */
  quote: publicProcedure
    .input(QuoteSeats)
    .output(PriceBreakdown)
    .query(async ({ ctx, input }) => {
      const flight = await requireFlight(ctx, input.flightId);
      refuseIf(refuseSelection(flight, input.seats, ctx.settings.maxSeatsPerOrder, input));
      return priceBreakdown(flight, input.seats);
    }),

  /**
   * Opens an order. With seats, answers once they are held; if any is refused the order is FAILED and `failure` says why.
   * Without, the seats are chosen later.
   */
  create: publicProcedure
    .input(CreateOrder)
    .output(OrderView)
    .mutation(async ({ ctx, input }) => {
      const flight = await requireFlight(ctx, input.flightId);
      if (salesClosed(flight, ctx.now())) throw new JumpseatError(refusal('FLIGHT_CLOSED'));
      if (input.seats) refuseIf(refuseSelection(flight, input.seats, ctx.settings.maxSeatsPerOrder, input));
      else if (input.party) refuseIf(refuseParty(input.party, ctx.settings.maxSeatsPerOrder));
      if (input.orderId && (await ctx.orders.find(input.orderId))) {
        throw new JumpseatError(refusal('ORDER_EXISTS', { detail: input.orderId }));
      }
      const order = await ctx.commands.create({
        orderId: input.orderId ?? newOrderId(),
        flight,
        userId: input.userId,
        guestId: ctx.caller.guestId,
        seats: input.seats ?? [],
        chooser: { party: input.party, cabin: input.cabin },
        address: ctx.caller.address,
      });
      return toOrderView(order, ctx.now());
    }),

  /** Replaces the order's seats: the new are held before the old are freed; a refusal keeps the old and their time. */
  selectSeats: publicProcedure
    .input(SelectSeats)
    .output(OrderView)
    .mutation(async ({ ctx, input }) => {
      const order = await requireOrder(ctx, input.orderId);
      const { orderId, seats, ...chooser } = input;
      refuseIf(refuseByState(order, { type: 'SELECT_SEATS', seats }));
      const flight = await requireFlight(ctx, order.flightId);
      refuseIf(refuseSelection(flight, seats, order.policy.maxSeats, chooserOf(order, chooser)));
      return view(ctx, ctx.commands.selectSeats(orderId, seats, chooser));
    }),

  /** Asks for more time to pay: once an order, within the limit from its first hold. */
  extend: publicProcedure
    .input(ByOrder)
    .output(OrderView)
    .mutation(async ({ ctx, input }) => {
      refuseIf(refuseByState(await requireOrder(ctx, input.orderId), { type: 'EXTEND' }));
      return view(ctx, ctx.commands.extend(input.orderId));
    }),

  /** Pays with a 5-digit code. Answers as soon as the attempt is accepted; the result comes by `watch` or `byId`. */
  pay: publicProcedure
    .input(Pay)
    .output(OrderView)
    .mutation(async ({ ctx, input }) => {
      const order = await requireOrder(ctx, input.orderId);
      refuseIf(refuseByState(order, { type: 'PAY', code: input.code }));
      return view(ctx, ctx.commands.pay(input.orderId, input.code));
    }),

  /** Gives the order up and frees its seats. */
  cancel: publicProcedure
    .input(ByOrder)
    .output(OrderView)
    .mutation(async ({ ctx, input }) => {
      refuseIf(refuseByState(await requireOrder(ctx, input.orderId), { type: 'CANCEL' }));
      return view(ctx, ctx.commands.cancel(input.orderId));
    }),

  /** One order. */
  byId: publicProcedure
    .input(ByOrder)
    .output(OrderView)
    .query(async ({ ctx, input }) => toOrderView(await requireOrder(ctx, input.orderId), ctx.now())),

  /** The guest's orders that hold seats, the newest first: what a new tab goes on with. Nothing for callers who are no guest. */
  mine: publicProcedure
    .input(OfFlight)
    .output(z.array(OrderView))
    .query(async ({ ctx, input }) => {
      const { guestId } = ctx.caller;
      const held = guestId === null ? [] : await ctx.orders.heldBy(guestId, input.flightId);
      const views = readable(ctx, held, (order) => OrderView.parse(toOrderView(order, ctx.now())));
      // The end of one that has run out may not be written yet.
      return views.filter(({ holdExpiresAt, timeRemaining }) => holdExpiresAt === null || timeRemaining > 0);
    }),

  /** The order as it is, then each change of it. */
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

async function view(ctx: { now(): number }, order: Promise<Order>) {
  return toOrderView(await order, ctx.now());
}

function refuseIf(found: Refusal | undefined): void {
  if (found) throw new JumpseatError(found);
}
