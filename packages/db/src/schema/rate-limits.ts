import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core';

/** What callers have used of their limits, as nodes tell each other. The columns and their order are those of rate-limiter-flexible. */
export const rateLimits = pgTable('rate_limits', {
  /** A limit, and a keyed hash of whose it is. */
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  /** When the count starts again, in epoch milliseconds. */
  expire: bigint('expire', { mode: 'number' }),
});
