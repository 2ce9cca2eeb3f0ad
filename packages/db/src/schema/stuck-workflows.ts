import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Workflows whose tasks kept failing, both before and after their restart. */
export const stuckWorkflows = pgTable('stuck_workflows', {
  workflowId: text('workflow_id').primaryKey(),
  noticedAt: instant('noticed_at').notNull(),
  /** When the workflow was restarted or has recovered; null while it is stuck. */
  settledAt: instant('settled_at'),
  /** How often the workflow was restarted from Postgres. */
  restarts: integer('restarts').notNull().default(0),
});
