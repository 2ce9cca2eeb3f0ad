import { Problem } from '@jumpseat/booking/contracts';
import { ERRORS, type ErrorCode, explain, type Refusal } from '@jumpseat/domain';
import { z } from 'zod';

export const PROBLEM_TYPE = 'application/problem+json';

/** Callers that were refused together come back apart. */
const RETRY_AFTER_S = [1, 2, 3];

/** The headers that tell a caller when to try again, where that helps. */
export function retryHeaders(code: ErrorCode): { 'retry-after'?: string } {
  if (ERRORS[code].status !== 503) return {};
  return { 'retry-after': `${RETRY_AFTER_S[Math.floor(Math.random() * RETRY_AFTER_S.length)]}` };
}

/** Whether an answer with this code is a fault of ours, to be logged. Refusing what is too much is no fault. */
export function isFault(code: ErrorCode): boolean {
  return ERRORS[code].status >= 500 && code !== 'OVERLOADED';
}

/** A refusal as REST answers it: RFC 9457, with the stable `code` that programs match on. */
export const ProblemDocument = z
  .object({
    type: z.string().describe('A URN of the kind of problem'),
    title: z.string().describe('What happened, the same for each problem of this kind'),
    status: z.int(),
    detail: z.string().describe('What happened this time, in one sentence'),
    code: Problem.shape.code.describe('Stable: programs match on it'),
    advice: z.string().describe('What to do next'),
    seats: z.array(z.string()).optional().describe('The seats at fault'),
    instance: z.string().describe('The path that was asked for'),
    requestId: z.string().describe('To report with a problem of ours'),
  })
  .describe('Why a request was not carried out');
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/** A refusal as the answer to one request. */
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
