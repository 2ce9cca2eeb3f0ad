import { JumpseatError, refusal } from '@jumpseat/domain';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { apiAdmin } from './api/admin.ts';
import { apiFlights } from './api/flights.ts';
import { apiLayouts } from './api/layouts.ts';
import { apiOrders } from './api/orders.ts';
import { rootFlights } from './root/flights.ts';
import { rootOrders } from './root/orders.ts';
import type { RestOptions } from './route.ts';

/** Every REST call, in both conventions. */
export const restRoutes: FastifyPluginAsync<RestOptions> = async (app, options) => {
  app.addHook('preValidation', refuseUnreadBody);
  for (const routes of [apiFlights, apiLayouts, apiOrders, apiAdmin, rootFlights, rootOrders])
    await app.register(routes, options);
};

/** A call that reads no body would drop without a word what the caller says in one. An empty object says nothing. */
async function refuseUnreadBody({ body, routeOptions }: FastifyRequest): Promise<void> {
  if (routeOptions.schema?.body !== undefined || body == null || Object.keys(body).length === 0) return;
  throw new JumpseatError(refusal('BAD_INPUT', { detail: 'body: this call reads none' }));
}
