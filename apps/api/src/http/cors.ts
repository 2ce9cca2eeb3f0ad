import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const TEN_MINUTES_S = 600;

/** Lets pages of these origins use the API and read its responses. Without cookies, so the pages have no guest. */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const options: FastifyCorsOptions = {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'last-event-id', 'traceparent', 'trpc-accept'],
    exposedHeaders: ['location', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'],
    maxAge: TEN_MINUTES_S,
  };
  /** Any other OPTIONS request goes to its route. */
  const isPreflight = ({ headers }: FastifyRequest) =>
    headers['access-control-request-method'] !== undefined && origins.includes(headers.origin ?? '');
  await app.register(cors, {
    delegator: (request, callback) => callback(null, { ...options, preflight: isPreflight(request) }),
  });
}
