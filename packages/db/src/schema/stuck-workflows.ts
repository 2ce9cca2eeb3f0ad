import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Workflows whose task failed again and again: those that wait for their restart, and those that were restarted. */
export const stuckWorkflows = pgTable('stuck_workflows', {
  workflowId: text('workflow_id').primaryKey(),
  noticedAt: instant('noticed_at').notNull(),
  /** Null while it is stuck. */
  settledAt: instant('settled_at'),
  /** How often it was restarted from what Postgres has. */
  restarts: integer('restarts').notNull().default(0),
});
