import { Cabin, FlightId, OrderId, Party, SeatCodes, UserId } from '@jumpseat/booking/contracts';
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
import { toV1Order, V1Order } from './views.ts';

const tags = ['Orders'];
const Order = z.object({ orderId: OrderId });
const Seats = SeatCodes.describe('Seat codes, such as A1').meta({ examples: [['A1', 'A2']] });

const PartyField = Party.optional()
  .describe('Who travels. Left out: adults. An infant sits on the lap of an adult and has no seat')
  .meta({ examples: [[{ kind: 'adult' }, { kind: 'child' }]] });
const CabinField = Cabin.nullish().describe(
  'Only seats of this cabin; null for any. Left out of a change: stays as it is',
);

/** Orders under `/api`. */
export const v1Orders: FastifyPluginAsyncZod<RestOptions> = async (app, options) => {
  const { calls } = options;
  app.addHook('onRequest', async (_request, reply) => void reply.headers(NO_STORE));

  app.post(
    '/api/flights/:flightId/orders',
    {
      schema: {
        operationId: 'createOrder',
        tags,
        summary: 'Order seats of a flight',
        description:
          'Holds all of the seats or none. Creating an order for taken seats returns 201 with status FAILED and names the seats in `failure`.',
        params: z.object({ flightId: FlightId }),
        headers: WriteHeaders,
        body: z.strictObject({
          userId: UserId,
          seats: Seats,
          party: PartyField,
          cabin: CabinField,
          orderId: OrderId.optional().describe('Your own id. Left out: the server creates one'),
        }),
        response: { 201: V1Order, ...writeRefusals(404) },
      },
    },
    async (request, reply) => {
      const order = await calls(request).orders.create({ ...request.params, ...request.body });
      return reply.code(201).header('location', `/api/orders/${order.orderId}`).send(toV1Order(order));
    },
  );

  app.get(
    '/api/orders/:orderId',
    {
      schema: {
        operationId: 'getOrder',
        tags,
        summary: 'One order',
        params: Order,
        response: { 200: V1Order, ...refusals(400, 404) },
      },
    },
    async (request) => toV1Order(await calls(request).orders.byId(request.params)),
  );

  app.post(
    '/api/orders/:orderId/seats',
    {
      schema: {
        operationId: 'selectSeats',
        tags,
        summary: 'Choose other seats',
        description:
          'The new seats are held before the old ones are released. A refusal keeps the old seats and their time.',
        params: Order,
        headers: WriteHeaders,
        body: z.strictObject({ seats: Seats, party: PartyField, cabin: CabinField }),
        response: { 200: V1Order, ...writeRefusals(404) },
      },
    },
    async (request) => toV1Order(await calls(request).orders.selectSeats({ ...request.params, ...request.body })),
  );

  app.post(
    '/api/orders/:orderId/payment',
    {
      schema: {
        operationId: 'payOrder',
        tags,
        summary: 'Pay',
        description:
          'Returns as soon as the attempt is accepted, with status PAYMENT_PENDING. Read the result by GET, from the event stream or by WebSocket.',
        params: Order,
        headers: WriteHeaders,
        body: z.strictObject({ paymentCode: PaymentCodeField }),
        response: { 200: V1Order, ...writeRefusals(404) },
      },
    },
    async (request) => {
      const code = requirePaymentCode(request.body.paymentCode);
      return toV1Order(await calls(request).orders.pay({ ...request.params, code }));
    },
  );

  app.delete(
    '/api/orders/:orderId',
    {
      schema: {
        operationId: 'cancelOrder',
        tags,
        summary: 'Cancel the order and release its seats',
        params: Order,
        headers: WriteHeaders,
        response: { 200: V1Order, ...writeRefusals(404) },
      },
    },
    async (request) => toV1Order(await calls(request).orders.cancel(request.params)),
  );

  app.get(
    '/api/orders/:orderId/events',
    {
      schema: {
        operationId: 'watchOrder',
        tags,
        summary: 'The order, now and at each change',
        params: Order,
        headers: ResumeHeaders,
        response: {
          200: eventStream('The order as the data of each event; ends when the order has ended', V1Order),
          204: NO_MORE_EVENTS,
          ...refusals(400, 404),
        },
      },
    },
    (request, reply) => streamOrder({ request, reply, orderId: request.params.orderId }, options, toV1Order),
  );
};
