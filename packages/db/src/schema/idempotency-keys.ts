import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Requests with idempotency keys, so that a repetition gets the same answer. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** The guest; empty for callers without a session. */
    caller: text('caller').notNull(),
    key: text('key').notNull(),
    /** A hash of the request. */
    request: text('request').notNull(),
    /** The same for the request and its repetitions. */
    operationId: text('operation_id').notNull(),
    /** Null while the request is in progress, or if it has no final answer. */
    answer: jsonb('answer'),
    /** After this time, a repetition may carry the request out if there is no answer. */
    lockedUntil: instant('locked_until').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.caller, row.key] }), index('idempotency_keys_expire').on(row.expiresAt)],
);
