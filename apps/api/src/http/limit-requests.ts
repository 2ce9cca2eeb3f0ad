import type { IncomingMessage } from 'node:http';
import type { Caller } from '@jumpseat/booking/router';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type RateLimits, requireWithin, type Use } from '../admission/rate-limits.ts';
import type { Quota } from '../admission/shared-limit.ts';
import { OPERATION_ROUTES } from '../ops/operation-routes.ts';
import { isSubscription, TRPC_ROUTE } from '../trpc/http.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { SAFE_METHODS } from './safe-methods.ts';

/** Scripts and styles of pages come in dozens, cost little, and stay in browsers. */
const FREE_FILES = '/_app/';
const EVENTS = /\/events$/;

/**
 * Counts each request against the limits of its caller, as soon as its headers are there. tRPC refuses queries and mutations itself,
 * each in its own words: ask the function that is returned. Every other request over a limit is answered here.
 */
export function limitRequests(
  app: FastifyInstance,
  { limits, callerOf }: { limits: RateLimits; callerOf: (request: IncomingMessage) => Caller },
): (request: IncomingMessage) => void {
  const quotas = new WeakMap<IncomingMessage, Quota>();
  const requireWithinLimits = (request: IncomingMessage) => requireWithin(quotas.get(request));
  app.addHook('onRequest', async (request, reply) => {
    const cost = costOf(request);
    if (!cost) return;
    const quota = await limits.spend(callerOf(request.raw), cost.use, cost.points);
    if (!quota) return;
    // On the answer itself: the web app writes its own, past Fastify.
    for (const [name, value] of Object.entries(rateLimitHeaders(quota))) reply.raw.setHeader(name, value);
    quotas.set(request.raw, quota);
    if (request.routeOptions.url !== TRPC_ROUTE || cost.use === 'connections') requireWithinLimits(request.raw);
  });
  return requireWithinLimits;
}

interface Cost {
  readonly use: Use;
  readonly points: number;
}

/** What a request uses; undefined where it is free. */
function costOf(request: FastifyRequest): Cost | undefined {
  const route = request.routeOptions.url ?? '';
  if (OPERATION_ROUTES.has(route) || isFile(request.url)) return undefined;
  const use = SAFE_METHODS.has(request.method) ? 'reads' : 'writes';
  if (route !== TRPC_ROUTE) return { use: EVENTS.test(route) ? 'connections' : use, points: 1 };
  const { path = '' } = request.params as { path?: string };
  // A batch names its calls with commas between them.
  return { use: isSubscription(path) ? 'connections' : use, points: path.split(',').length };
}

/** Dots in an address can lead elsewhere: the web app follows them. */
function isFile(url: string): boolean {
  return url.startsWith(FREE_FILES) && new URL(url, 'http://localhost').pathname.startsWith(FREE_FILES);
}
