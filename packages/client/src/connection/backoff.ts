const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * The wait before the next reconnect, in milliseconds. It doubles with each attempt and is half random, so that the
 * viewers of a restarted server don't reconnect all at once.
 *
 * @param attempt 0 for the first attempt after the connection was lost
 */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
  const most = Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS);
  return Math.round(most / 2 + (most / 2) * random());
}
