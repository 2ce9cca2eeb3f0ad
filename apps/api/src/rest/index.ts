import type { FastifyPluginAsync } from 'fastify';
import { apiAdmin } from './api/admin.ts';
import { apiFlights } from './api/flights.ts';
import { apiOrders } from './api/orders.ts';
import { rootFlights } from './root/flights.ts';
import { rootOrders } from './root/orders.ts';
import type { RestOptions } from './route.ts';

/** Every REST call, in both conventions. */
export const restRoutes: FastifyPluginAsync<RestOptions> = async (app, options) => {
  for (const routes of [apiFlights, apiOrders, apiAdmin, rootFlights, rootOrders]) await app.register(routes, options);
};
