import { Problem } from '@jumpseat/booking/contracts';
import { ERRORS, type ErrorCode, explain, type Refusal } from '@jumpseat/domain';
import { z } from 'zod';

export const PROBLEM_TYPE = 'application/problem+json';

/** Random, so that callers refused at the same time don't retry at the same time. */
const RETRY_AFTER_S = [1, 2, 3];

/** The `Retry-After` header of a temporary refusal; none for other codes. */
export function retryHeaders(code: ErrorCode): { 'retry-after'?: string } {
  if (ERRORS[code].status !== 503) return {};
  return { 'retry-after': `${RETRY_AFTER_S[Math.floor(Math.random() * RETRY_AFTER_S.length)]}` };
}

/** Whether a code is our own fault and has to be logged. Overload is not. */
export function isFault(code: ErrorCode): boolean {
  return ERRORS[code].status >= 500 && code !== 'OVERLOADED';
}

/** A refusal in REST: a problem document (RFC 9457) with a stable `code` for programs. */
export const ProblemDocument = z
  .object({
    type: z.string().describe('A URN of the kind of problem'),
    title: z.string().describe('What happened: the same text for each problem of this kind'),
    status: z.int(),
    detail: z.string().describe('What happened in this case, in one sentence'),
    code: Problem.shape.code.describe('Stable: programs match on it'),
    advice: z.string().describe('What to do next'),
    seats: z.array(z.string()).optional().describe('The seats at fault'),
    instance: z.string().describe('The requested path'),
    requestId: z.string().describe('Include it when you report a problem'),
  })
  .describe('Why a request was refused');
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/** Returns the problem document of a refused request. */
export function problemDocument(refusal: Refusal, request: { url: string; id: string }): ProblemDocument {
  const { status, title, advice } = ERRORS[refusal.code];
  return {
    type: `urn:jumpseat:problem:${refusal.code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail: explain(refusal),
    code: refusal.code,
    advice,
    ...(refusal.seats && { seats: [...refusal.seats] }),
    instance: request.url.split('?', 1)[0] ?? '',
    requestId: request.id,
  };
}
