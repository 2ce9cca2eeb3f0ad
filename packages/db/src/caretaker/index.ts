import type { MailId } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';
import { isArchived } from '../housekeeping/archive-flight.ts';
import { deleteOldKeys } from '../idempotency/index.ts';
import { makeMailDue } from '../mails/make-mail-due.ts';
import { deleteEmptyOrders, deleteOldClaims } from './delete-old-orders.ts';
import { eraseAbandonedDetails } from './erase-abandoned-details.ts';
import { overdueOrders } from './overdue-orders.ts';
import { type StrandedSeat, strandedSeats } from './stranded-seats.ts';
import { noteResolved, noteStuck, type StuckWorkflows, stuckWorkflows } from './stuck-workflows.ts';

/** What the caretaker reads and writes: signs of stuck work, the record of repairs, and data to delete. */
export interface CaretakerStore {
  overdueOrders(graceMs: number): Promise<string[]>;
  strandedSeats(graceMs: number): Promise<StrandedSeat[]>;
  deleteEmptyOrders(afterMs: number, most: number): Promise<number>;
  eraseAbandonedDetails(afterMs: number, most: number): Promise<number>;
  deleteOldClaims(graceMs: number): Promise<number>;
  noteStuck(workflowId: string): Promise<boolean>;
  noteResolved(workflowId: string, how: 'RESTARTED' | 'RECOVERED'): Promise<void>;
  stuckWorkflows(): Promise<StuckWorkflows>;
  /** Lets the delivery of a mail be started now, unless the mail has ended. */
  makeMailDue(mail: MailId): Promise<void>;
  deleteOldKeys(): Promise<void>;
  /** Whether the flight is archived, so that nothing of it may run any more. */
  isArchived(flightId: string): Promise<boolean>;
}

export function createCaretakerStore(database: Database): CaretakerStore {
  return {
    overdueOrders: (graceMs) => overdueOrders(database, graceMs),
    strandedSeats: (graceMs) => strandedSeats(database, graceMs),
    deleteEmptyOrders: (afterMs, most) => deleteEmptyOrders(database, afterMs, most),
    eraseAbandonedDetails: (afterMs, most) => eraseAbandonedDetails(database, afterMs, most),
    deleteOldClaims: (graceMs) => deleteOldClaims(database, graceMs),
    noteStuck: (workflowId) => noteStuck(database, workflowId),
    noteResolved: (workflowId, how) => noteResolved(database, workflowId, how),
    stuckWorkflows: () => stuckWorkflows(database),
    makeMailDue: (mail) => makeMailDue(database, mail),
    deleteOldKeys: () => deleteOldKeys(database),
    isArchived: (flightId) => isArchived(database, flightId),
  };
}
