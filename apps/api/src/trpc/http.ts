import type { IncomingMessage } from 'node:http';
import { type AppRouter, appRouter, type Context, toRefusal } from '@jumpseat/booking/router';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance } from 'fastify';
import { NOT_STORED } from '../http/not-stored.ts';
import { retryHeaders } from '../http/problem.ts';
import type { reportErrors } from './report.ts';

/** Where tRPC is served, over HTTP and by upgrade over WebSocket. */
export const TRPC_PATH = '/trpc';

/** What both tRPC transports need. */
export interface TrpcOptions {
  readonly contextOf: (request: IncomingMessage) => Context;
  readonly onError: ReturnType<typeof reportErrors>;
}

/** Serves the typed calls over HTTP. */
export async function serveTrpc(app: FastifyInstance, { contextOf, onError }: TrpcOptions): Promise<void> {
  await app.register(fastifyTRPCPlugin<AppRouter>, {
    prefix: TRPC_PATH,
    trpcOptions: {
      router: appRouter,
      createContext: ({ req }) => contextOf(req.raw),
      onError,
      responseMeta({ errors, type }) {
        const codes = errors.map((error) => toRefusal(error).code);
        return { headers: Object.assign({}, type !== 'subscription' && NOT_STORED, ...codes.map(retryHeaders)) };
      },
    },
  } satisfies FastifyTRPCPluginOptions<AppRouter>);
}
