import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core';

/**
 * The rate limits that callers have used, over all nodes. rate-limiter-flexible defines the columns and their order.
 */
export const rateLimits = pgTable('rate_limits', {
  /** The limit, and a keyed hash of the caller. */
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  /** When the count starts again, in epoch milliseconds. */
  expire: bigint('expire', { mode: 'number' }),
});
