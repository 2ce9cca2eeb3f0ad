import { overdueOrders } from '../caretaker/overdue-orders.ts';
import { strandedSeats } from '../caretaker/stranded-seats.ts';
import { stuckWorkflows } from '../caretaker/stuck-workflows.ts';
import type { Database } from '../connect.ts';

/** Work that is due but not done. A healthy system has none. */
export interface OverdueWork {
  /** Orders that should have ended. */
  readonly overdueOrders: number;
  /** Seats that are shown as held, but nobody holds them. */
  readonly strandedSeats: number;
  /** The ids of workflows that can't go on. */
  readonly stuckWorkflows: readonly string[];
}

/** Work that has been due for longer than `graceMs`. */
export async function overdueWork(database: Database, graceMs: number): Promise<OverdueWork> {
  const [orders, seats, { stuck }] = await Promise.all([
    overdueOrders(database, graceMs),
    strandedSeats(database, graceMs),
    stuckWorkflows(database),
  ]);
  return {
    overdueOrders: orders.length,
    // Seats of a running change look stranded for a moment. Their leases are not over.
    strandedSeats: seats.filter(({ why }) => why === 'LAPSED').length,
    stuckWorkflows: stuck,
  };
}

/** The mails that people wait for, or wait for in vain. */
export interface UndeliveredMails {
  /** Due for longer than an hour. */
  readonly late: number;
  /** Given up in the last day. */
  readonly givenUp: number;
  /** Refused by the mail server in the last day. */
  readonly bounced: number;
}

export async function undeliveredMails({ sql }: Database): Promise<UndeliveredMails> {
  const [mails] = await sql<UndeliveredMails[]>`
    select
      count(*) filter (where status = 'DUE' and created_at < now() - interval '1 hour')::int as late,
      count(*) filter (where status = 'GIVEN_UP' and ended_at > now() - interval '1 day')::int as "givenUp",
      count(*) filter (where status = 'BOUNCED' and ended_at > now() - interval '1 day')::int as bounced
    from mails`;
  return mails ?? { late: 0, givenUp: 0, bounced: 0 };
}
