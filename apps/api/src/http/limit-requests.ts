import type { IncomingMessage } from 'node:http';
import type { Caller } from '@jumpseat/booking/router';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PAPER_POINTS, pointsOf } from '../admission/call-points.ts';
import { type RateLimits, requireWithin, type Use } from '../admission/rate-limits.ts';
import type { Quota } from '../admission/shared-limit.ts';
import { OPERATION_ROUTES } from '../ops/operation-routes.ts';
import { isSubscription, TRPC_ROUTE } from '../trpc/http.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { SAFE_METHODS } from './safe-methods.ts';

/** Scripts and styles are not limited: pages load dozens, they cost little, and browsers cache them. */
const UNLIMITED_FILES = '/_app/';
const EVENTS = /\/events$/;
/** The routes of papers to download. */
const PAPER = /^\/api\/orders\/.*\.(pdf|ics|pkpass)$/;

/**
 * Counts each request against the limits of its caller as soon as its headers have arrived, and refuses it over a
 * limit. tRPC refuses queries and mutations itself, in its own format: it calls the returned function, which throws
 * RATE_LIMITED over a limit.
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
    // On the raw response, because the web app bypasses Fastify.
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

/** What a request uses; undefined if it is not limited. */
function costOf(request: FastifyRequest): Cost | undefined {
  const route = request.routeOptions.url ?? '';
  if (OPERATION_ROUTES.has(route) || isFile(request.url)) return undefined;
  const use = SAFE_METHODS.has(request.method) ? 'reads' : 'writes';
  if (PAPER.test(route)) return { use, points: PAPER_POINTS };
  if (route !== TRPC_ROUTE) return { use: EVENTS.test(route) ? 'connections' : use, points: 1 };
  const path = callsIn(request);
  // A batch separates its calls by commas.
  const points = path.split(',').reduce((sum, call) => sum + pointsOf(call), 0);
  return { use: isSubscription(path) ? 'connections' : use, points };
}

/** The names of a request's calls. tRPC decodes them once more than Fastify, and refuses what can't be decoded. */
function callsIn(request: FastifyRequest): string {
  const { path = '' } = request.params as { path?: string };
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The path is normalised first, as the web app does: `/_app/../` leads out of the folder. */
function isFile(url: string): boolean {
  return url.startsWith(UNLIMITED_FILES) && new URL(url, 'http://localhost').pathname.startsWith(UNLIMITED_FILES);
}
