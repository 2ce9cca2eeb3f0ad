import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '@jumpseat/booking/router';
import type { FastifyInstance } from 'fastify';
import type { GuessLimits } from '../admission/guess-limits.ts';
import { requireWithin } from '../admission/rate-limits.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

/** Counts an attempt of a request to find a booking. Throws RATE_LIMITED over a limit. */
export type SpendGuess = (request: IncomingMessage, caller: Caller, reference: string) => Promise<void>;

/**
 * Limits attempts to find a booking. Responses over the limit have `Retry-After`, except over WebSocket: there the
 * message says how long to wait.
 */
export function limitGuesses(app: FastifyInstance, limits: GuessLimits): SpendGuess {
  const responses = new WeakMap<IncomingMessage, ServerResponse>();
  app.addHook('onRequest', async (request, reply) => void responses.set(request.raw, reply.raw));
  return async (request, caller, reference) => {
    const quota = await limits.spend(caller, reference);
    const response = responses.get(request);
    if (quota.isExceeded && response && !response.headersSent) {
      for (const [name, value] of Object.entries(rateLimitHeaders(quota))) response.setHeader(name, value);
    }
    requireWithin(quota);
  };
}
