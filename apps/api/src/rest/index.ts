import { JumpseatError, refusal } from '@jumpseat/domain';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { compatRoutes } from './compat/index.ts';
import type { RestOptions } from './route.ts';
import { v1Routes } from './v1/index.ts';

/** All REST routes, of both conventions. */
export const restRoutes: FastifyPluginAsync<RestOptions> = async (app, options) => {
  app.addHook('preValidation', refuseUnreadBody);
  await app.register(v1Routes, options);
  await app.register(compatRoutes, options);
};

/** Refuses a body that the route would silently ignore. An empty object is allowed. */
async function refuseUnreadBody({ body, routeOptions }: FastifyRequest): Promise<void> {
  if (routeOptions.schema?.body !== undefined || body == null || Object.keys(body).length === 0) return;
  throw new JumpseatError(refusal('BAD_INPUT', { detail: 'body: this call takes no body' }));
}
