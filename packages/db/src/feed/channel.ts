/** The one channel for all news: a reader listens once, and hears seats and orders in the order they were committed. */
export const CHANNEL = 'jumpseat';

/** Seats, or the order, are told in the news as long as it stays below this many bytes: Postgres refuses payloads of 8,000. */
export const INLINE_LIMIT_BYTES = 7_500;
