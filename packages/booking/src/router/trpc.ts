import { ERRORS, isErrorCode, JumpseatError, type Refusal, refusal } from '@jumpseat/domain';
import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError, z } from 'zod';
import { toProblem } from '../contracts/order-view.ts';
import type { Context } from './context.ts';
import { canonicalJson, keyOf } from './idempotency-key.ts';

/** The most calls in one HTTP request or one WebSocket message. */
export const MAX_BATCH = 100;
/** tRPC's message for a larger batch. */
const BATCH_TOO_LARGE = 'Batch call exceeds maximum size';

type TRPCCode = TRPCError['code'];

const CODE_BY_STATUS = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  408: 'TIMEOUT',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<(typeof ERRORS)[keyof typeof ERRORS]['status'] | number, TRPCCode>;

/** The refusal of a thrown error. Unknown errors, and outputs that break their schema, are INTERNAL. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof JumpseatError) return error.toRefusal();
  if (error instanceof TRPCError) {
    if (error.cause instanceof JumpseatError) return error.cause.toRefusal();
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ZodError) {
      return refusal('BAD_INPUT', { detail: z.prettifyError(error.cause) });
    }
    const code = { PARSE_ERROR: 'MALFORMED_JSON', NOT_FOUND: 'ROUTE_NOT_FOUND', PAYLOAD_TOO_LARGE: 'BODY_TOO_LARGE' }[
      error.code as string
    ];
    if (isErrorCode(code)) return refusal(code);
    if (error.message === BATCH_TOO_LARGE)
      return refusal('BODY_TOO_LARGE', { detail: `at most ${MAX_BATCH} calls at once` });
    if (error.code !== 'INTERNAL_SERVER_ERROR') return refusal('BAD_INPUT', { detail: error.message });
  }
  return refusal('INTERNAL');
}

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter({ shape, error }) {
    const { message, ...problem } = toProblem(toRefusal(error));
    const { status } = ERRORS[problem.code];
    // Errors of a running subscription did not pass `withTypedErrors`.
    const isUntyped = shape.data.httpStatus === 500 || problem.code === 'BODY_TOO_LARGE';
    const untyped = isUntyped && { code: CODE_BY_STATUS[status], httpStatus: status };
    return { ...shape, message, data: { ...shape.data, ...untyped, problem: { ...problem, message } } };
  },
});

/** Gives every refusal the tRPC code of its HTTP status. */
const withTypedErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof JumpseatError) {
    const { cause } = result.error;
    throw new TRPCError({ code: CODE_BY_STATUS[ERRORS[cause.code].status], message: cause.message, cause });
  }
  return result;
});

/** A subscription has no span: it lasts as long as someone looks on. */
const withTrace = t.middleware(({ ctx, path, type, next }) => {
  if (!ctx.trace || type === 'subscription') return next();
  return ctx.trace(path, async (refuse) => {
    const result = await next();
    if (!result.ok) refuse(toRefusal(result.error).code);
    return result;
  });
});

const withRateLimits = t.middleware(async ({ ctx, type, path, next }) => {
  await ctx.spend(type, path);
  return next();
});

/** Every call has a deadline, except subscriptions. */
const withDeadline = t.middleware(({ ctx, type, next }) =>
  type === 'subscription' ? next() : ctx.withDeadline(() => next()),
);

const withReadTurn = t.middleware(({ ctx, next }) => ctx.readInTurn(() => next()));

/**
 * Returns the first answer to a repeated write. Without a final answer, the write runs again under the same operation.
 */
const withIdempotency = t.middleware(async ({ ctx, path, batchIndex = 0, getRawInput, next }) => {
  if (ctx.idempotencyKey === undefined) return next();
  const callersKey = { caller: ctx.caller.guestId ?? '', key: keyOf(ctx.idempotencyKey, batchIndex) };
  const request = canonicalJson([path, await getRawInput()]);
  const begun = await ctx.idempotency.begin({ ...callersKey, request });
  if (begun.type === 'ANSWERED') {
    if ('refusal' in begun) throw new JumpseatError(begun.refusal);
    // The shape that `next` resolves to. Only tRPC can create its type.
    return { ok: true, data: begun.output, ctx } as never;
  }
  const { operationId, isRepetition } = begun;
  const result = await next({ ctx: { operation: { operationId, isRepetition } } });
  const answer = result.ok ? { output: result.data } : { refusal: toRefusal(result.error) };
  const isFinal = 'output' in answer || ERRORS[answer.refusal.code].status < 500;
  const { idempotency } = ctx;
  const stored = isFinal
    ? idempotency.answer(operationId, callersKey, answer)
    : idempotency.release(operationId, callersKey);
  // If that fails, a repetition still finds by its operation what was carried out.
  await stored.catch(() => {});
  return result;
});

const requireAdmin = t.middleware(({ ctx, next }) => {
  if (!ctx.caller.isAdmin) throw new JumpseatError(refusal('NOT_ADMIN'));
  return next();
});

export const { router, createCallerFactory } = t;
/** A call for everyone. */
export const publicProcedure = t.procedure.use(withTrace).use(withTypedErrors).use(withRateLimits).use(withDeadline);
/** A write, carried out once for each idempotency key. */
export const publicWrite = publicProcedure.use(withIdempotency);
/** A public read. It waits for the caller's turn, so that no caller slows down the others. */
export const publicRead = publicProcedure.use(withReadTurn);
/** A call for administrators. */
export const adminProcedure = publicProcedure.use(requireAdmin);
/** A write for administrators, carried out once for each idempotency key. */
export const adminWrite = adminProcedure.use(withIdempotency);
