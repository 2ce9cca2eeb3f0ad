import { FindBooking, OpenTripLink } from '@jumpseat/booking/contracts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { NO_STORE } from '../../http/no-store.ts';
import { bodyRefusals, type RestOptions, refusals } from '../route.ts';
import { toV1Trip, V1Trip } from './views.ts';

const tags = ['Trips'];

/** Paid bookings under `/api`. */
export const v1Trips: FastifyPluginAsyncZod<RestOptions> = async (app, { calls }) => {
  app.addHook('onRequest', async (_request, reply) => void reply.headers(NO_STORE));

  app.post(
    '/api/trips/find',
    {
      schema: {
        operationId: 'findTrip',
        tags,
        summary: 'Find a booking by its reference and a family name',
        description:
          'From then on, the guest of the cookie can read the order. Takes half a second, and each address has ten attempts in ten minutes.',
        body: FindBooking,
        response: { 200: V1Trip, ...bodyRefusals(404) },
      },
    },
    async (request) => toV1Trip(await calls(request).trips.find(request.body)),
  );

  app.post(
    '/api/trips/open',
    {
      schema: {
        operationId: 'openTrip',
        tags,
        summary: 'Open a booking by the link of a mail',
        description:
          'The guest of the cookie can read the order until the link expires. `token` is the last part of the link.',
        body: OpenTripLink,
        response: { 200: V1Trip, ...bodyRefusals(404) },
      },
    },
    async (request) => toV1Trip(await calls(request).trips.openLink(request.body)),
  );

  app.get(
    '/api/trips',
    {
      schema: {
        operationId: 'listTrips',
        tags,
        summary: 'The bookings of the cookie’s guest',
        description:
          'The next departure first. Flights that have left come last, the latest first. Without a cookie, none.',
        response: { 200: z.object({ trips: z.array(V1Trip) }), ...refusals() },
      },
    },
    async (request) => ({ trips: (await calls(request).trips.mine()).map(toV1Trip) }),
  );
};
