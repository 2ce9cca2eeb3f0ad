import type { IncomingMessage } from 'node:http';
import { type AppRouter, appRouter, type Context, MAX_BATCH, toRefusal } from '@jumpseat/booking/router';
import { ERRORS } from '@jumpseat/domain';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance } from 'fastify';
import type { ConnectionLimiter } from '../http/limit-connections.ts';
import { NO_STORE } from '../http/no-store.ts';
import { retryHeaders } from '../http/problem.ts';
import type { reportErrors } from './report.ts';

/** The path of tRPC over HTTP, and of the upgrade to WebSocket. */
export const TRPC_PATH = '/trpc';
/** The route of calls over HTTP. `path` is the name of the call, or the comma-separated names of a batch. */
export const TRPC_ROUTE = `${TRPC_PATH}/:path`;

/** What both tRPC transports need. */
export interface TrpcOptions {
  readonly contextOf: (request: IncomingMessage) => Context;
  readonly onError: ReturnType<typeof reportErrors>;
}

/** Serves tRPC over HTTP. A subscription is an event stream and counts as a long-lived connection. */
export async function serveTrpc(
  app: FastifyInstance,
  { contextOf, onError, limiter }: TrpcOptions & { limiter: Pick<ConnectionLimiter, 'addLongLived' | 'refuse'> },
): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    const path = (request.params as { path?: string } | undefined)?.path;
    if (request.routeOptions.url !== TRPC_ROUTE || !isSubscription(path ?? '')) return;
    if (!limiter.addLongLived(request.raw, reply.raw)) return limiter.refuse(request, reply);
  });
  await app.register(fastifyTRPCPlugin<AppRouter>, {
    prefix: TRPC_PATH,
    trpcOptions: {
      router: appRouter,
      createContext: ({ req }) => contextOf(req.raw),
      onError,
      maxBatchSize: MAX_BATCH,
      responseMeta({ errors, type }) {
        const codes = errors.map((error) => toRefusal(error).code);
        return {
          // tRPC gives a too large batch the status of any error.
          ...(codes.includes('BODY_TOO_LARGE') && { status: ERRORS.BODY_TOO_LARGE.status }),
          headers: Object.assign({}, type !== 'subscription' && NO_STORE, ...codes.map(retryHeaders)),
        };
      },
    },
  } satisfies FastifyTRPCPluginOptions<AppRouter>);
}

/** Whether the procedure at `path` is a subscription. */
export function isSubscription(path: string): boolean {
  return subscriptions.has(path);
}

/** At run time the router has its procedures by path, other than its type says. */
const subscriptions = new Set(
  Object.entries<{ _def: { type?: string } }>(appRouter._def.procedures as never)
    .filter(([, { _def }]) => _def.type === 'subscription')
    .map(([path]) => path),
);
