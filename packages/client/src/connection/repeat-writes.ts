import { retryLink, type TRPCLink } from '@trpc/client';
import type { AppRouter } from '../contract/app-router.ts';
import { toCallError } from '../errors/call-error.ts';
import { reconnectDelay } from './backoff.ts';

const HEADER = 'idempotency-key';
/** How often a write is sent again to which no answer came. */
const MOST_UNANSWERED = 2;
/** How often it is sent again while the server still carries out the first: for longer than a node that died keeps a key. */
const MOST_IN_USE = 7;

/** Gives each write a key, unless the call brings one, and repeats it under the key where its answer was lost: it is carried out once. */
export function repeatWrites(): TRPCLink<AppRouter>[] {
  return [
    () =>
      ({ op, next }) =>
        next(op.type === 'mutation' ? { ...op, context: { ...op.context, idempotencyKey: keyOf(op.context) } } : op),
    retryLink({
      retry: ({ op, error, attempts }) => op.type === 'mutation' && attempts <= mostRepeats(error),
      retryDelayMs: (attempt) => reconnectDelay(attempt - 1),
    }),
  ];
}

/** The header that tells the server the key of a call. */
export function keyHeader({ context }: { context: Record<string, unknown> }): Record<string, string> {
  const { idempotencyKey } = context;
  return typeof idempotencyKey === 'string' ? { [HEADER]: idempotencyKey } : {};
}

/** Not for every UNAVAILABLE: where the server itself says so, it has tried for long enough. */
function mostRepeats(error: unknown): number {
  const { code, cause } = toCallError(error);
  if (code === 'IDEMPOTENCY_KEY_IN_USE') return MOST_IN_USE;
  const isAnswered = (cause as { data?: unknown } | undefined)?.data !== undefined;
  return code === 'UNAVAILABLE' && !isAnswered ? MOST_UNANSWERED : 0;
}

/** The call's own key, or a new one. Throws for what can't be a key: without one a repetition would be another write. */
function keyOf({ idempotencyKey }: Record<string, unknown>): string {
  if (idempotencyKey === undefined) return newKey();
  if (typeof idempotencyKey === 'string' && idempotencyKey !== '') return idempotencyKey;
  throw new TypeError('idempotencyKey must be a text of 1 to 255 printable ASCII characters');
}

/** 128 random bits. `crypto.randomUUID` is missing on pages without TLS. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
