import { FlightId, OrderId, SeatCodes } from '@jumpseat/booking/contracts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { NO_STORE } from '../../http/no-store.ts';
import { streamOrder } from '../order-events.ts';
import { PaymentCodeField, requirePaymentCode } from '../payment-code.ts';
import {
  eventStream,
  NO_MORE_EVENTS,
  type RestOptions,
  ResumeHeaders,
  refusals,
  WriteHeaders,
  writeRefusals,
} from '../route.ts';
import { CompatOrderStatus, toCompatOrderStatus } from './order-status.ts';

const tags = ['Orders, step by step'];
const Order = z.object({ id: OrderId });

/** Orders under `/orders`: opened first, seats chosen later. */
export const compatOrders: FastifyPluginAsyncZod<RestOptions> = async (app, options) => {
  const { calls } = options;
  app.addHook('onRequest', async (_request, reply) => void reply.headers(NO_STORE));

  app.post(
    '/orders',
    {
      schema: {
        operationId: 'openOrder',
        tags,
        summary: 'Open an order without seats',
        headers: WriteHeaders,
        body: z.strictObject({
          flightID: FlightId,
          orderID: OrderId.optional().describe('Left out: the server creates one'),
        }),
        response: { 201: z.object({ orderID: z.string() }), ...writeRefusals(404) },
      },
    },
    async (request, reply) => {
      const { flightID: flightId, orderID: orderId } = request.body;
      const order = await calls(request).orders.create({ flightId, orderId });
      return reply.code(201).header('location', `/orders/${order.orderId}/status`).send({ orderID: order.orderId });
    },
  );

  app.post(
    '/orders/:id/seats',
    {
      schema: {
        operationId: 'chooseSeats',
        tags,
        summary: 'Choose the seats, or other seats',
        params: Order,
        headers: WriteHeaders,
        body: z.strictObject({ seats: SeatCodes }),
        response: { 200: z.object({ status: z.literal('seats updated') }), ...writeRefusals(404) },
      },
    },
    async (request) => {
      await calls(request).orders.selectSeats({ orderId: request.params.id, seats: request.body.seats });
      return { status: 'seats updated' as const };
    },
  );

  app.post(
    '/orders/:id/payment',
    {
      schema: {
        operationId: 'submitPayment',
        tags,
        summary: 'Pay',
        description: 'Returns as soon as the attempt is accepted. Get the result from the status or the event stream.',
        params: Order,
        headers: WriteHeaders,
        body: z.strictObject({ code: PaymentCodeField }),
        response: { 200: z.object({ status: z.literal('payment submitted') }), ...writeRefusals(404) },
      },
    },
    async (request) => {
      const code = requirePaymentCode(request.body.code);
      await calls(request).orders.pay({ orderId: request.params.id, code });
      return { status: 'payment submitted' as const };
    },
  );

  app.get(
    '/orders/:id/status',
    {
      schema: {
        operationId: 'getOrderProgress',
        tags,
        summary: 'The progress of an order',
        params: Order,
        response: { 200: CompatOrderStatus, ...refusals(400, 404) },
      },
    },
    async (request) => toCompatOrderStatus(await calls(request).orders.byId({ orderId: request.params.id })),
  );

  app.get(
    '/orders/:id/events',
    {
      schema: {
        operationId: 'watchOrderProgress',
        tags,
        summary: 'The progress of an order, now and at each change',
        params: Order,
        headers: ResumeHeaders,
        response: {
          200: eventStream('The progress as the data of each event; ends when the order has ended', CompatOrderStatus),
          204: NO_MORE_EVENTS,
          ...refusals(400, 404),
        },
      },
    },
    (request, reply) => streamOrder({ request, reply, orderId: request.params.id }, options, toCompatOrderStatus),
  );
};
