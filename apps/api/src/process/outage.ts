import { withTimeout } from '@jumpseat/db';
import { JumpseatError, refusal } from '@jumpseat/domain';
import { timeLeft } from '../admission/deadline.ts';

/** Error codes of the driver and of Postgres for an outage: nothing is wrong with the query. */
const OUTAGES: ReadonlySet<string> = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  /** Too many connections. */
  '53300',
  /** Shut down, crashed, starting up. */
  '57P01',
  '57P02',
  '57P03',
  /** Statement timeout. */
  '57014',
]);

/**
 * Longer than the database's own statement timeout, in milliseconds. A query without an answer by then met a dead
 * connection.
 */
const QUERY_TIMEOUT_MS = 7_000;

/**
 * Wraps a store so that outages of its database become UNAVAILABLE, which callers may retry. A query without an answer
 * counts as an outage: a dead connection is silent.
 */
export function refuseOutages<Store extends object>(store: Store, { answerMs = QUERY_TIMEOUT_MS } = {}): Store {
  const methods = Object.entries(store).map(([name, method]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await withTimeout(timeLeft(answerMs), method(...args));
      } catch (error) {
        throw isOutage(error) ? new JumpseatError(refusal('UNAVAILABLE'), { cause: error }) : error;
      }
    },
  ]);
  return Object.fromEntries(methods);
}

function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? `${error.code}` : '';
  return OUTAGES.has(code) || (error instanceof AggregateError && error.errors.some(isOutage)) || isOutage(error.cause);
}
