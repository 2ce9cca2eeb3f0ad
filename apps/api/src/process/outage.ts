import { withTimeout } from '@jumpseat/db';
import { JumpseatError, refusal } from '@jumpseat/domain';
import { timeLeft } from '../admission/deadline.ts';

/** What the driver and Postgres say when a query could not be carried out, though nothing is wrong with it. */
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
  /** Too many connections; shut down; crashed; starting up; took longer than a statement may. */
  ...['53300', '57P01', '57P02', '57P03', '57014'],
]);

/** Longer than the database itself lets a statement take: what is not answered by then never left, or nobody is there. */
const ANSWER_MS = 7_000;

/**
 * The same store, but an outage of its database is refused as UNAVAILABLE, which callers may try again. So is silence: a
 * connection whose other end is gone says nothing.
 */
export function refuseOutages<Store extends object>(store: Store, { answerMs = ANSWER_MS } = {}): Store {
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
