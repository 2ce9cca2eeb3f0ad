import { isOutage, withTimeout } from '@jumpseat/db';
import { JumpseatError, refusal } from '@jumpseat/domain';
import { timeLeft } from '../admission/deadline.ts';

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
