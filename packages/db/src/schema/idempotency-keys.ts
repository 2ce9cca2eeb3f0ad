import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What callers asked for under a key of their own, so that a repetition gets the same answer. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** The guest; empty for callers without a session. */
    caller: text('caller').notNull(),
    key: text('key').notNull(),
    /** A hash of the request. */
    request: text('request').notNull(),
    /** The id that the request is carried out under, by every repetition. */
    operationId: text('operation_id').notNull(),
    /** Null while it is under way, or came to no final answer. */
    answer: jsonb('answer'),
    /** Without an answer by then, a repetition carries the request out. */
    lockedUntil: instant('locked_until').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.caller, row.key] }), index('idempotency_keys_expire').on(row.expiresAt)],
);
