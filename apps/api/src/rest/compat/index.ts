// Compatibility. Needed by programs and test suites written for the second REST convention: `/orders`,
// `/flights/{id}/available-seats`.
import type { FastifyPluginAsync } from 'fastify';
import type { RestOptions } from '../route.ts';
import { compatFlights } from './flights.ts';
import { compatOrders } from './orders.ts';

/** The second REST convention: an order is opened first, and its seats are chosen later. New programs use `/api`. */
export const compatRoutes: FastifyPluginAsync<RestOptions> = async (app, options) => {
  for (const routes of [compatFlights, compatOrders]) await app.register(routes, options);
};
