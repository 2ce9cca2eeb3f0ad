import { toRefusal } from '@jumpseat/booking/router';
import { ERRORS, type ErrorCode, JumpseatError, type Refusal, refusal } from '@jumpseat/domain';
import { TRPCError } from '@trpc/server';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { orderInPath } from './logged-order.ts';
import { loggedUrl } from './logged-url.ts';
import { isFault, PROBLEM_TYPE, problemDocument, retryHeaders } from './problem.ts';

/** Our codes of Fastify's own errors. */
const CODE_OF: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_JSON',
  /** Fastify throws it for an unknown method, before it looks for the route. */
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: 'ROUTE_NOT_FOUND',
};

/** Sends a problem document for every error and every unknown address. Calls `count` with the code of each. */
export function handleErrors(app: FastifyInstance, count: (code: ErrorCode) => void): void {
  app.setErrorHandler((error, request, reply) => {
    count(sendError(error, request, reply));
  });
  app.setNotFoundHandler((request, reply) => {
    const address = `${request.method} ${request.url.split('?', 1)[0]}`;
    count(sendError(new JumpseatError(refusal('ROUTE_NOT_FOUND', { detail: address })), request, reply));
  });
}

/** Sends an error as a problem document and returns its code. Logs only our own faults, with their cause. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): ErrorCode {
  const found = refusalOf(error);
  if (isFault(found.code)) {
    const { method, url } = request;
    request.log.error({ err: causeOf(error), method, url: loggedUrl(url), ...orderInPath(request) }, found.code);
  }
  sendRefusal(found, request, reply);
  return found.code;
}

/** Sends a refusal as a problem document. */
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

/** Turns `/seats/0` into `seats.0`. */
function nameOf(instancePath: string): string {
  return instancePath.replace(/^\//, '').replaceAll('/', '.') || 'body';
}

/** The error that tRPC wrapped, if any. */
function causeOf(error: unknown): unknown {
  return error instanceof TRPCError && error.cause ? error.cause : error;
}

/** Whether Fastify blames the caller: an invalid request, or a body that the caller aborted. */
function isCallersFault(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
}
