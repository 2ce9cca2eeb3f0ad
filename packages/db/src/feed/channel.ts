/** One LISTEN channel for all news, so that listeners get seats and orders in the order of their commits. */
export const CHANNEL = 'jumpseat';

/** News above this size, in bytes, leaves out the seats or the order. Postgres refuses payloads of 8,000 bytes. */
export const INLINE_LIMIT_BYTES = 7_500;
