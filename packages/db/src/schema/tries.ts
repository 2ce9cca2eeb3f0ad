import { bigint, integer, pgSequence, pgTable, text } from 'drizzle-orm/pg-core';

/** The tokens of tries. Each try gets a higher token than all tries before it, at any worker. */
export const tryTokens = pgSequence('try_tokens');

/** The newest try of each order. Only this try may record. */
export const orderTries = pgTable('order_tries', {
  /** No foreign key: a try begins before its order is recorded. */
  orderId: text('order_id').primaryKey(),
  token: bigint('token', { mode: 'number' }).notNull(),
  /** The newest version of the order that a try has recorded. */
  version: integer('version').notNull().default(0),
});
