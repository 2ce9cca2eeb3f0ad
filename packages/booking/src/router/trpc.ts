import { ERRORS, isErrorCode, JumpseatError, type Refusal, refusal } from '@jumpseat/domain';
import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError, z } from 'zod';
import { toProblem } from '../contracts/order-view.ts';
import type { Context } from './context.ts';
import { canonicalJson, keyOf } from './idempotency-key.ts';

/** How many calls one HTTP request, or one message of a WebSocket, may hold. */
export const MAX_BATCH = 100;
/** What tRPC calls a batch of more. */
const BATCH_TOO_LARGE = 'Batch call exceeds maximum size';

type TRPCCode = TRPCError['code'];

const CODE_BY_STATUS = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<(typeof ERRORS)[keyof typeof ERRORS]['status'] | number, TRPCCode>;

/** The refusal behind anything that was thrown: its own, the input's faults, or INTERNAL. An answer that breaks its own schema is INTERNAL too. */
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
    // What a subscription throws once it runs did not pass the middleware.
    const isUntyped = shape.data.httpStatus === 500 || problem.code === 'BODY_TOO_LARGE';
    const untyped = isUntyped && { code: CODE_BY_STATUS[status], httpStatus: status };
    return { ...shape, message, data: { ...shape.data, ...untyped, problem: { ...problem, message } } };
  },
});

/** Gives every refusal of the domain the tRPC code of its HTTP status. */
const withTypedErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof JumpseatError) {
    const { cause } = result.error;
    throw new TRPCError({ code: CODE_BY_STATUS[ERRORS[cause.code].status], message: cause.message, cause });
  }
  return result;
});

const withinLimits = t.middleware(async ({ ctx, type, next }) => {
  await ctx.spend(type);
  return next();
});

/** A subscription lasts for as long as its caller likes; every other call has a deadline. */
const withDeadline = t.middleware(({ ctx, type, next }) =>
  type === 'subscription' ? next() : ctx.withDeadline(() => next()),
);

const inTurn = t.middleware(({ ctx, next }) => ctx.readInTurn(() => next()));

/** Answers a repeated write as the first time. What has come to no final answer is carried out again, under the same operation. */
const once = t.middleware(async ({ ctx, path, batchIndex = 0, getRawInput, next }) => {
  if (ctx.idempotencyKey === undefined) return next();
  const of = { caller: ctx.caller.guestId ?? '', key: keyOf(ctx.idempotencyKey, batchIndex) };
  const request = canonicalJson([path, await getRawInput()]);
  const begun = await ctx.idempotency.begin({ ...of, request });
  if (begun.type === 'ANSWERED') {
    if ('refusal' in begun) throw new JumpseatError(begun.refusal);
    // As `next` resolves to it; its type is sealed by a mark that only tRPC has.
    return { ok: true, data: begun.output, ctx } as never;
  }
  const { operationId, isRepetition } = begun;
  const result = await next({ ctx: { operation: { operationId, isRepetition } } });
  const answer = result.ok ? { output: result.data } : { refusal: toRefusal(result.error) };
  const isFinal = 'output' in answer || ERRORS[answer.refusal.code].status < 500;
  const { idempotency } = ctx;
  // Where that can't be noted, a repetition finds what was carried out by its operation.
  await (isFinal ? idempotency.answer(operationId, of, answer) : idempotency.release(operationId, of)).catch(() => {});
  return result;
});

const requireAdmin = t.middleware(({ ctx, next }) => {
  if (!ctx.caller.isAdmin) throw new JumpseatError(refusal('NOT_ADMIN'));
  return next();
});

export const { router, createCallerFactory } = t;
/** A call that anyone may make. */
export const publicProcedure = t.procedure.use(withTypedErrors).use(withinLimits).use(withDeadline);
/** A call that changes something, once for each idempotency key. */
export const publicWrite = publicProcedure.use(once);
/** A read of what anyone may see: it waits for its turn, so that no caller slows down the others. */
export const publicRead = publicProcedure.use(inTurn);
/** A call for administrators that changes something. */
export const adminWrite = publicProcedure.use(requireAdmin).use(once);
