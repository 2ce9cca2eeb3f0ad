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
  409: 'It stands against the state of things',
  413: 'The body is too large',
  415: 'The body is not JSON',
  429: 'The caller has made too many requests in a minute: `Retry-After` says when to go on',
  500: 'Something went wrong on our side',
  503: 'Jumpseat cannot answer now: it is down in part, or has too much to do',
} as const;
type Status = keyof typeof REASONS;

type Refusals = Partial<Record<Status, ReturnType<typeof problemResponse>>>;

/** The refusals a route documents: those named, and the ones that any route may answer. */
export function refusals(...statuses: Status[]): Refusals {
  return Object.fromEntries(
    [...statuses, 429 as const, 500 as const, 503 as const].map((status) => [status, problemResponse(status)]),
  );
}

/** The refusals of a route that changes something. */
export function changeRefusals(...statuses: Status[]): Refusals {
  return refusals(400, 403, ...statuses);
}

/** The refusals of a route with a body. */
export function bodyRefusals(...statuses: Status[]): Refusals {
  return changeRefusals(...statuses, 413, 415);
}

/** A stream of server-sent events, as the document describes it; 204 tells a browser that there is nothing more to come. */
export function eventStreamResponse(description: string) {
  return {
    200: { description, content: { 'text/event-stream': { schema: z.string() } } },
    204: z.null().describe('All was seen before, and nothing more will come'),
  };
}

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
