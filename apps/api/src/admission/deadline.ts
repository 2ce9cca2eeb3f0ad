import { AsyncLocalStorage } from 'node:async_hooks';

/** The deadline of a request after its arrival, in milliseconds. */
export const REQUEST_MS = 15_000;

const deadlines = new AsyncLocalStorage<number>();

/**
 * Runs a request under one deadline. The queue, Postgres and Temporal limit their waits by {@link timeLeft}, so a wait
 * in one of them leaves less time for the next. Don't run subscriptions here: they have no deadline.
 */
export function withDeadline<T>(request: () => T): T {
  return deadlines.run(Date.now() + REQUEST_MS, request);
}

/**
 * Returns the milliseconds that the current request has left, at most `limitMs`. Outside of a request it is `limitMs`.
 */
export function timeLeft(limitMs: number): number {
  const deadline = deadlines.getStore() ?? Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(limitMs, deadline - Date.now()));
}
