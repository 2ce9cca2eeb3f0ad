import { toRefusal } from '@jumpseat/booking/router';
import type { ErrorCode } from '@jumpseat/domain';
import type { TRPCError } from '@trpc/server';
import type { FastifyBaseLogger } from 'fastify';
import { isFault } from '../http/problem.ts';

/** Counts what tRPC refused, and logs what was a fault of ours with its cause. */
export function reportErrors(logger: FastifyBaseLogger, count: (code: ErrorCode) => void) {
  return ({ error, path }: { error: TRPCError; path: string | undefined }): void => {
    if (isSocketFault(error.cause)) {
      logger.debug({ err: error.cause }, 'a WebSocket broke off');
      return;
    }
    const { code } = toRefusal(error);
    count(code);
    if (isFault(code)) logger.error({ err: error.cause ?? error, path }, code);
  };
}

/** What a client did to its own connection, such as sending more than is allowed. */
function isSocketFault(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && /^(WS_ERR_|ECONNRESET|EPIPE)/.test(`${cause.code}`);
}
