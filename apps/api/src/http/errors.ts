import { toRefusal } from '@jumpseat/booking/router';
import { ERRORS, type ErrorCode, JumpseatError, type Refusal, refusal } from '@jumpseat/domain';
import { TRPCError } from '@trpc/server';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { isFault, PROBLEM_TYPE, problemDocument, retryHeaders } from './problem.ts';

/** What Fastify's own refusals are called here. */
const CODE_OF: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_JSON',
  /** Said of a method that no route has, before the route is looked for. */
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: 'ROUTE_NOT_FOUND',
};

/** Has every error and every unknown address answered with a problem document; `count` hears of each. */
export function answerErrors(app: FastifyInstance, count: (code: ErrorCode) => void): void {
  app.setErrorHandler((error, request, reply) => {
    count(answerError(error, request, reply));
  });
  app.setNotFoundHandler((request, reply) => {
    const address = `${request.method} ${request.url.split('?', 1)[0]}`;
    count(answerError(new JumpseatError(refusal('ROUTE_NOT_FOUND', { detail: address })), request, reply));
  });
}

/** Answers a request with what went wrong, and says its code. Only faults of ours are logged, with their cause. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): ErrorCode {
  const found = refusalOf(error);
  if (isFault(found.code)) {
    request.log.error({ err: causeOf(error), method: request.method, url: request.url }, found.code);
  }
  sendRefusal(found, request, reply);
  return found.code;
}

/** Answers a request with a refusal. */
export function sendRefusal(refused: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(ERRORS[refused.code].status)
    .headers(retryHeaders(refused.code))
    .type(PROBLEM_TYPE)
    .send(problemDocument(refused, request));
}

function refusalOf(error: unknown): Refusal {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults = error.validation.map(({ instancePath, message }) => `${nameOf(instancePath)}: ${message}`);
    return refusal('BAD_INPUT', { detail: faults.join('; ') });
  }
  if (isCallersFault(error)) {
    const code = CODE_OF[error.code];
    return refusal(code ?? 'BAD_INPUT', { detail: code ? undefined : error.message });
  }
  return toRefusal(error);
}

/** `/seats/0` as people write it: `seats.0`. */
function nameOf(instancePath: string): string {
  return instancePath.replace(/^\//, '').replaceAll('/', '.') || 'body';
}

/** What tRPC wrapped is what is worth reading. */
function causeOf(error: unknown): unknown {
  return error instanceof TRPCError && error.cause ? error.cause : error;
}

/** Whether Fastify blames the caller: by a refusal of its own, or because the caller broke the body off. */
function isCallersFault(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
}
