import { AsyncLocalStorage } from 'node:async_hooks';

/** How long a request may take, from its arrival to its answer, in milliseconds. */
export const REQUEST_MS = 15_000;

const deadlines = new AsyncLocalStorage<number>();

/**
 * Runs a request under one deadline. Queue, Postgres and Temporal take their limits from {@link timeLeft}, so that waiting in one of them
 * leaves less time for the next. Subscriptions have no deadline: don't run them here.
 */
export function withDeadline<T>(request: () => T): T {
  return deadlines.run(Date.now() + REQUEST_MS, request);
}

/** How many milliseconds the current request has left, at most `limitMs`. Work that belongs to no request has `limitMs`. */
export function timeLeft(limitMs: number): number {
  const deadline = deadlines.getStore() ?? Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(limitMs, deadline - Date.now()));
}
