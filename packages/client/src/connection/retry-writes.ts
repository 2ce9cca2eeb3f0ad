import { retryLink, type TRPCLink } from '@trpc/client';
import type { AppRouter } from '../contract/app-router.ts';
import { toCallError } from '../errors/call-error.ts';
import { reconnectDelay } from './backoff.ts';

const HEADER = 'idempotency-key';
/** Retries of a write that got no response. */
const MAX_RETRIES_WITHOUT_RESPONSE = 2;
/** Retries while the server still carries out the first request: longer than a dead node holds a key. */
const MAX_RETRIES_IN_USE = 7;

/**
 * Gives each write an idempotency key, unless it has one, and retries it if its response was lost. It is carried out
 * once.
 */
export function retryWrites(): TRPCLink<AppRouter>[] {
  return [
    () =>
      ({ op, next }) =>
        next(op.type === 'mutation' ? { ...op, context: { ...op.context, idempotencyKey: keyOf(op.context) } } : op),
    retryLink({
      retry: ({ op, error, attempts }) => op.type === 'mutation' && attempts <= maxRetries(error),
      retryDelayMs: (attempt) => reconnectDelay(attempt - 1),
    }),
  ];
}

/** The idempotency header of a call. */
export function keyHeader({ context }: { context: Record<string, unknown> }): Record<string, string> {
  const { idempotencyKey } = context;
  return typeof idempotencyKey === 'string' ? { [HEADER]: idempotencyKey } : {};
}

/** UNAVAILABLE from the server itself is not retried, because the server has tried long enough. */
function maxRetries(error: unknown): number {
  const { code, cause } = toCallError(error);
  if (code === 'IDEMPOTENCY_KEY_IN_USE') return MAX_RETRIES_IN_USE;
  const hasResponse = (cause as { data?: unknown } | undefined)?.data !== undefined;
  return code === 'UNAVAILABLE' && !hasResponse ? MAX_RETRIES_WITHOUT_RESPONSE : 0;
}

/**
 * The call's own key, or a new one. Throws for an invalid key, because without a key a retry would be a second write.
 */
function keyOf({ idempotencyKey }: Record<string, unknown>): string {
  if (idempotencyKey === undefined) return newKey();
  if (typeof idempotencyKey === 'string' && idempotencyKey !== '') return idempotencyKey;
  throw new TypeError('idempotencyKey must have 1 to 255 printable ASCII characters');
}

/** 128 random bits. `crypto.randomUUID` is missing on pages without TLS. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
