import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PROBLEM_TYPE, ProblemDocument } from '../http/problem.ts';
import type { Calls } from '../ports.ts';
import type { EventStreams } from './event-streams.ts';

/** What REST routes use: the typed calls of the request's caller, and the open event streams. */
export interface RestOptions {
  readonly calls: (request: FastifyRequest, signal?: AbortSignal) => Calls;
  readonly streams: EventStreams;
}

const REASONS = {
  400: 'The request is not valid',
  403: 'The caller may not do this',
  404: 'Not found',
  408: 'The request did not arrive in time',
  409: 'Conflicts with the current state',
  413: 'The body is too large',
  415: 'The body is not JSON',
  422: 'The idempotency key belongs to another request',
  429: 'Too many requests: `Retry-After` says when to retry',
  500: 'Something went wrong on our side',
  503: 'Temporarily unavailable or overloaded',
} as const;
type Status = keyof typeof REASONS;

type Refusals = Partial<Record<Status, ReturnType<typeof problemResponse>>>;

/** The documented refusals of a route: those named, and those of every route. */
export function refusals(...statuses: Status[]): Refusals {
  return Object.fromEntries(
    [...statuses, 408 as const, 429 as const, 500 as const, 503 as const].map((status) => [
      status,
      problemResponse(status),
    ]),
  );
}

/** The refusals of a route whose method allows a body, even if it reads none. */
export function bodyRefusals(...statuses: Status[]): Refusals {
  return refusals(400, 403, ...statuses, 413, 415);
}

/** The refusals of a write, which takes an idempotency key. */
export function writeRefusals(...statuses: Status[]): Refusals {
  return bodyRefusals(409, 422, ...statuses);
}

/** The header that makes a write safe to repeat. */
export const WriteHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(257)
    .optional()
    .describe('Your own key, such as a UUID: a repeat with this key within 24 hours gets the first response')
    .meta({ examples: ['8e03978e-40d5-43e8-bc93-6894a57f9324'] }),
});

/**
 * Documents a stream of server-sent events. Generators use the schema of `text/event-stream` for each event's data.
 */
export function eventStream(description: string, data: z.ZodType) {
  return { description, content: { 'text/event-stream': { schema: data } } };
}

/** Stops a browser from reconnecting. */
export const NO_MORE_EVENTS = z.null().describe('The client has seen the last event');

/** The header that resumes a stream. */
export const ResumeHeaders = z.object({
  'last-event-id': z.string().optional().describe('The id of the last event seen: the stream continues after it'),
});

function problemResponse(status: Status) {
  return {
    description: REASONS[status],
    content: { [PROBLEM_TYPE]: { schema: ProblemDocument } },
  };
}
