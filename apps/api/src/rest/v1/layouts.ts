import { LayoutId, LayoutSummary, LayoutView } from '@jumpseat/booking/contracts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type RestOptions, refusals } from '../route.ts';

const tags = ['Aircraft'];

/** The aircraft of flights. */
export const v1Layouts: FastifyPluginAsyncZod<RestOptions> = async (app, { calls }) => {
  app.get(
    '/api/layouts',
    {
      schema: {
        operationId: 'listLayouts',
        tags,
        summary: 'Every aircraft, with its cabins',
        response: { 200: z.object({ layouts: z.array(LayoutSummary) }), ...refusals() },
      },
    },
    async (request) => ({ layouts: await calls(request).layouts.list() }),
  );

  app.get(
    '/api/layouts/:layoutId',
    {
      schema: {
        operationId: 'getLayout',
        tags,
        summary: 'One aircraft with its decks, cabins, rows and seats',
        params: z.object({ layoutId: LayoutId }),
        response: { 200: LayoutView, ...refusals(400, 404) },
      },
    },
    async (request) => calls(request).layouts.byId(request.params),
  );
};
