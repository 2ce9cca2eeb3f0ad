/** One LISTEN channel for all news, so that listeners get seats and orders in the order of their commits. */
export const CHANNEL = 'jumpseat';

/** The most that one notification carries, in bytes. Postgres refuses payloads of 8,000 bytes. */
export const PAYLOAD_LIMIT_BYTES = 7_500;
