import { CreateFlight, FlightId, FlightView, OrderId } from '@jumpseat/booking/contracts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type RestOptions, WriteHeaders, writeRefusals } from '../route.ts';

const tags = ['Administration'];
const security = [{ adminToken: [] }];

const FlightReset = z.object({
  flightId: z.string(),
  ordersEnded: z.int().describe('Live orders that were cancelled'),
  ordersRefunded: z.int().describe('Confirmed orders that were refunded'),
});

const PersonalDataErased = z.object({
  orderId: z.string(),
  erased: z.boolean().describe('Whether there was any'),
});

/** Routes for administrators. */
export const v1Admin: FastifyPluginAsyncZod<RestOptions> = async (app, { calls }) => {
  app.post(
    '/api/admin/flights',
    {
      schema: {
        operationId: 'createFlight',
        tags,
        security,
        summary: 'Create a flight with its seats, open for sale',
        headers: WriteHeaders,
        body: CreateFlight,
        response: { 201: FlightView, ...writeRefusals() },
      },
    },
    async (request, reply) => {
      const flight = await calls(request).admin.createFlight(request.body);
      return reply.code(201).header('location', `/api/flights/${flight.id}`).send(flight);
    },
  );

  app.post(
    '/api/admin/flights/:flightId/reset',
    {
      schema: {
        operationId: 'resetFlight',
        tags,
        security,
        summary: 'End the orders of a flight and release every seat',
        description: 'Returns when both are done.',
        params: z.object({ flightId: FlightId }),
        headers: WriteHeaders,
        response: { 200: FlightReset, ...writeRefusals(404) },
      },
    },
    async (request) => calls(request).admin.resetFlight(request.params),
  );

  app.delete(
    '/api/admin/orders/:orderId/personal-data',
    {
      schema: {
        operationId: 'erasePersonalData',
        tags,
        security,
        summary: 'Erase the names and the contact of an order',
        description:
          'Whoever found the booking by its reference can no longer open it. The order and its payments stay.',
        params: z.object({ orderId: OrderId }),
        response: { 200: PersonalDataErased, ...writeRefusals(404) },
      },
    },
    async (request) => calls(request).admin.erasePersonalData(request.params),
  );
};
