import { keyedHash } from './keyed-hash.ts';

/** 48 bits: enough to tell the viewers of a flight apart, and short enough to publish every second. */
const LENGTH = 8;

/**
 * Returns a guest's anonymous id among the viewers of a flight, the same at every node. Without the secret nobody can
 * link it to the guest or to the guest's mark on another flight.
 */
export function guestMarks(secret: string) {
  return (guestId: string, flightId: string): string =>
    keyedHash(secret, `looks at ${flightId}: ${guestId}`).slice(0, LENGTH);
}
