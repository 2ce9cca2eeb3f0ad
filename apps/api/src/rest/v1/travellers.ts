import { OrderId, TravelDetails, TravelDetailsView } from '@jumpseat/booking/contracts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { NO_STORE } from '../../http/no-store.ts';
import { bodyRefusals, type RestOptions, refusals } from '../route.ts';

const tags = ['Trips'];
const Order = z.object({ orderId: OrderId });

/** Who travels by an order, under `/api`. */
export const v1Travellers: FastifyPluginAsyncZod<RestOptions> = async (app, { calls }) => {
  app.addHook('onRequest', async (_request, reply) => void reply.headers(NO_STORE));

  app.put(
    '/api/orders/:orderId/travellers',
    {
      schema: {
        operationId: 'setTravellers',
        tags,
        summary: 'Name the travellers and the contact',
        description:
          'Replaces all of them. Possible while the order holds seats, until its payment begins. Safe to repeat, without an idempotency key.',
        params: Order,
        body: TravelDetails,
        response: { 200: TravelDetailsView, ...bodyRefusals(404, 409) },
      },
    },
    async (request) => calls(request).trips.setTravellers({ ...request.params, ...request.body }),
  );

  app.get(
    '/api/orders/:orderId/travellers',
    {
      schema: {
        operationId: 'getTravellers',
        tags,
        summary: 'The travellers in their seats, and the contact',
        params: Order,
        response: { 200: TravelDetailsView, ...refusals(400, 404) },
      },
    },
    async (request) => calls(request).trips.details(request.params),
  );
};
