import type { Database } from '../connect.ts';
import { forgetOldKeys } from '../idempotency/index.ts';
import { overdueOrders } from './overdue-orders.ts';
import { type StrandedSeat, strandedSeats } from './stranded-seats.ts';
import { noteSettled, noteStuck, type StuckWorkflows, stuckWorkflows } from './stuck-workflows.ts';

/** What shows that something is stuck, and the record of what was done about it. */
export interface CareStore {
  overdueOrders(graceMs: number): Promise<string[]>;
  strandedSeats(graceMs: number): Promise<StrandedSeat[]>;
  noteStuck(workflowId: string): Promise<boolean>;
  noteSettled(workflowId: string, how: 'RESTARTED' | 'RECOVERED'): Promise<void>;
  stuckWorkflows(): Promise<StuckWorkflows>;
  forgetOldKeys(): Promise<void>;
}

export function createCareStore(database: Database): CareStore {
  return {
    overdueOrders: (graceMs) => overdueOrders(database, graceMs),
    strandedSeats: (graceMs) => strandedSeats(database, graceMs),
    noteStuck: (workflowId) => noteStuck(database, workflowId),
    noteSettled: (workflowId, how) => noteSettled(database, workflowId, how),
    stuckWorkflows: () => stuckWorkflows(database),
    forgetOldKeys: () => forgetOldKeys(database),
  };
}
