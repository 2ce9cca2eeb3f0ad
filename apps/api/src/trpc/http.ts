import type { IncomingMessage } from 'node:http';
import { type AppRouter, appRouter, type Context, MAX_BATCH, toRefusal } from '@jumpseat/booking/router';
import { ERRORS } from '@jumpseat/domain';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance } from 'fastify';
import type { ConnectionRoom } from '../http/connection-room.ts';
import { NOT_STORED } from '../http/not-stored.ts';
import { retryHeaders } from '../http/problem.ts';
import type { reportErrors } from './report.ts';

/** Where tRPC is served, over HTTP and by upgrade over WebSocket. */
export const TRPC_PATH = '/trpc';
/** The route that calls over HTTP take. `path` names the call, or those of a batch with commas between them. */
export const TRPC_ROUTE = `${TRPC_PATH}/:path`;

/** What both tRPC transports need. */
export interface TrpcOptions {
  readonly contextOf: (request: IncomingMessage) => Context;
  readonly onError: ReturnType<typeof reportErrors>;
}

/** Serves the typed calls over HTTP. A subscription is an event stream, and lasts where there is room for one more. */
export async function serveTrpc(
  app: FastifyInstance,
  { contextOf, onError, room }: TrpcOptions & { room: Pick<ConnectionRoom, 'enter' | 'refuse'> },
): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    const path = (request.params as { path?: string } | undefined)?.path;
    if (request.routeOptions.url !== TRPC_ROUTE || !isSubscription(path ?? '')) return;
    if (!room.enter(request.raw, reply.raw)) return room.refuse(request, reply);
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
          // A batch that is too large is one fault to tRPC, and its status that of any.
          ...(codes.includes('BODY_TOO_LARGE') && { status: ERRORS.BODY_TOO_LARGE.status }),
          headers: Object.assign({}, type !== 'subscription' && NOT_STORED, ...codes.map(retryHeaders)),
        };
      },
    },
  } satisfies FastifyTRPCPluginOptions<AppRouter>);
}

/** Whether the call of that path is a subscription. */
export function isSubscription(path: string): boolean {
  return subscriptions.has(path);
}

/** The router keeps its procedures by path; its type has them by router. */
const subscriptions = new Set(
  Object.entries<{ _def: { type?: string } }>(appRouter._def.procedures as never)
    .filter(([, { _def }]) => _def.type === 'subscription')
    .map(([path]) => path),
);
