import { keyedHash } from './keyed-hash.ts';

/** So few characters tell a crowd apart, and are short enough to be told every second: 48 bits. */
const LENGTH = 8;

/**
 * What makes a guest known among the viewers of a flight, the same at every node. Without the secret nobody can tell whose it is, and the
 * marks of a guest on two flights have nothing in common.
 */
export function guestMarks(secret: string) {
  return (guestId: string, flightId: string): string =>
    keyedHash(secret, `looks at ${flightId}: ${guestId}`).slice(0, LENGTH);
}
