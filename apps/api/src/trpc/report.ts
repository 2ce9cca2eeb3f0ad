import { toRefusal } from '@jumpseat/booking/router';
import type { ErrorCode } from '@jumpseat/domain';
import type { TRPCError } from '@trpc/server';
import type { FastifyBaseLogger } from 'fastify';
import { loggedOrder } from '../http/logged-order.ts';
import { isFault } from '../http/problem.ts';

/** Counts tRPC's refusals, and logs our own faults with their cause. */
export function reportErrors(logger: FastifyBaseLogger, count: (code: ErrorCode) => void) {
  return ({ error, path, input }: { error: TRPCError; path: string | undefined; input: unknown }): void => {
    if (isSocketFault(error.cause)) {
      logger.debug({ err: error.cause }, 'a WebSocket failed');
      return;
    }
    const { code } = toRefusal(error);
    count(code);
    if (isFault(code)) logger.error({ err: error.cause ?? error, path, ...loggedOrder(input) }, code);
  };
}

/** Whether the client broke its own connection, for example by a too large message. */
function isSocketFault(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && /^(WS_ERR_|ECONNRESET|EPIPE)/.test(`${cause.code}`);
}
