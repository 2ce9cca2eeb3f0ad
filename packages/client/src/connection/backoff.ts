const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * How long to wait before the next try to connect, in milliseconds: doubling, and spread by chance so that the viewers of a server
 * that went away don't all come back in the same instant.
 * @param attempt 0 for the first try after the connection was lost
 */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
  const most = Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS);
  return Math.round(most / 2 + (most / 2) * random());
}
