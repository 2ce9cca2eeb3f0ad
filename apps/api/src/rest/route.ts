import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PROBLEM_TYPE, ProblemDocument } from '../http/problem.ts';
import type { Calls } from '../ports.ts';
import type { EventStreams } from './event-streams.ts';

/** What REST routes are given: the typed calls as the request's caller may make them, and the open streams. */
export interface RestOptions {
  readonly calls: (request: FastifyRequest, signal?: AbortSignal) => Calls;
  readonly streams: EventStreams;
}

const REASONS = {
  400: 'The request is not valid',
  403: 'The caller may not do this',
  404: 'There is no such thing',
  408: 'The request did not arrive in time',
  409: 'It stands against the state of things',
  413: 'The body is too large',
  415: 'The body is not JSON',
  422: 'The idempotency key was sent with another request',
  429: 'The caller has made too many requests in a minute: `Retry-After` says when to go on',
  500: 'Something went wrong on our side',
  503: 'Jumpseat cannot answer now: it is down in part, or has too much to do',
} as const;
type Status = keyof typeof REASONS;

type Refusals = Partial<Record<Status, ReturnType<typeof problemResponse>>>;

/** The refusals a route documents: those named, and the ones that any route may answer. */
export function refusals(...statuses: Status[]): Refusals {
  return Object.fromEntries(
    [...statuses, 408 as const, 429 as const, 500 as const, 503 as const].map((status) => [status, problemResponse(status)]),
  );
}

/** The refusals of a route that may be sent a body, whether it reads one or not. */
export function bodyRefusals(...statuses: Status[]): Refusals {
  return refusals(400, 403, ...statuses, 413, 415);
}

/** The refusals of a route that changes something, once for each idempotency key. */
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
    .describe('A key of your own, such as a UUID: within 24 hours, a repetition with this key gets the first answer')
    .meta({ examples: ['8e03978e-40d5-43e8-bc93-6894a57f9324'] }),
});

/**
 * A stream of server-sent events, as the document describes it. Generators take the schema of `text/event-stream` as that of each
 * event's data.
 */
export function eventStream(description: string, data: z.ZodType) {
  return { description, content: { 'text/event-stream': { schema: data } } };
}

/** Tells a browser not to come back. */
export const NO_MORE_EVENTS = z.null().describe('All was seen before, and nothing more will come');

/** The header that resumes a stream. */
export const ResumeHeaders = z.object({
  'last-event-id': z.string().optional().describe('The id of the last event seen: the stream goes on from there'),
});

function problemResponse(status: Status) {
  return {
    description: REASONS[status],
    content: { [PROBLEM_TYPE]: { schema: ProblemDocument } },
  };
}
