import { bigint, integer, pgSequence, pgTable, text } from 'drizzle-orm/pg-core';

/** Numbers the tries of orders: each is handed a higher token than all before it, at any worker. */
export const tryTokens = pgSequence('try_tokens');

/** The newest try of each order: only that one may record. */
export const orderTries = pgTable('order_tries', {
  /** No foreign key: a try begins before its order is recorded. */
  orderId: text('order_id').primaryKey(),
  token: bigint('token', { mode: 'number' }).notNull(),
  /** The order's newest version that was recorded by a try. */
  version: integer('version').notNull().default(0),
});
