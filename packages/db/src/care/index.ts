import type { Database } from '../connect.ts';
import { forgetOldKeys } from '../idempotency/index.ts';
import { forgetClaims, forgetEmptyOrders } from './forget.ts';
import { overdueOrders } from './overdue-orders.ts';
import { type StrandedSeat, strandedSeats } from './stranded-seats.ts';
import { noteResolved, noteStuck, type StuckWorkflows, stuckWorkflows } from './stuck-workflows.ts';

/** What the caretaker reads and writes: signs of stuck work, the record of repairs, and data to delete. */
export interface CareStore {
  overdueOrders(graceMs: number): Promise<string[]>;
  strandedSeats(graceMs: number): Promise<StrandedSeat[]>;
  forgetEmptyOrders(afterMs: number, most: number): Promise<number>;
  forgetClaims(graceMs: number): Promise<number>;
  noteStuck(workflowId: string): Promise<boolean>;
  noteResolved(workflowId: string, how: 'RESTARTED' | 'RECOVERED'): Promise<void>;
  stuckWorkflows(): Promise<StuckWorkflows>;
  forgetOldKeys(): Promise<void>;
}

export function createCareStore(database: Database): CareStore {
  return {
    overdueOrders: (graceMs) => overdueOrders(database, graceMs),
    strandedSeats: (graceMs) => strandedSeats(database, graceMs),
    forgetEmptyOrders: (afterMs, most) => forgetEmptyOrders(database, afterMs, most),
    forgetClaims: (graceMs) => forgetClaims(database, graceMs),
    noteStuck: (workflowId) => noteStuck(database, workflowId),
    noteResolved: (workflowId, how) => noteResolved(database, workflowId, how),
    stuckWorkflows: () => stuckWorkflows(database),
    forgetOldKeys: () => forgetOldKeys(database),
  };
}
