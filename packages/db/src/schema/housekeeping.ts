import { sql } from 'drizzle-orm';
import { boolean, check, pgTable } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** When housekeeping last finished: one row, which the migration inserts. */
export const housekeeping = pgTable(
  'housekeeping',
  {
    onlyRow: boolean('only_row').primaryKey().default(true),
    /** When this table was made. Until the first run has finished, delays count from here. */
    createdAt: instant('created_at').notNull().default(sql`now()`),
    /** Null before the first run. */
    finishedAt: instant('finished_at'),
  },
  ({ onlyRow }) => [check('housekeeping_has_one_row', sql`${onlyRow}`)],
);
