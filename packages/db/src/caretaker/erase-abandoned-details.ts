import type { Database } from '../connect.ts';
import { deletePersonalRows } from '../trips/personal-tables.ts';

/** The job runs all the time, so that orders that ended longer ago have no personal data any more. */
const LOOKS_BACK = '30 days';

/**
 * Erases the personal data of orders that ended without a booking at least `afterMs` ago, of at most `most` orders.
 * Nobody travels with them, so nobody needs it. Returns the number of those orders.
 */
export async function eraseAbandonedDetails({ sql }: Database, afterMs: number, most: number): Promise<number> {
  const erased = await sql`
    with abandoned as materialized (
      select id from orders join contacts on order_id = id
      where status in ('FAILED', 'EXPIRED', 'CANCELLED') and seats <> '{}'
        and updated_at < now() - ${afterMs} * interval '1 ms' and updated_at > now() - ${LOOKS_BACK}::interval
      order by updated_at limit ${most}
    ),
    ${deletePersonalRows(sql, 'abandoned')}
    select from abandoned`;
  return erased.count;
}
