import type { PendingQuery, Row } from 'postgres';
import type { Client, Database } from '../connect.ts';
import { deletePersonalRows, personalRows } from '../trips/personal-tables.ts';
import { liveOrders } from './live-orders.ts';

/** What was erased. */
export interface ErasedData {
  /** The orders that had personal data or ended mails. */
  readonly orders: number;
  readonly mails: number;
}

/** The ended orders of a flight that still have personal data, grants or ended mails. */
const named = (sql: Client, flightId: string): PendingQuery<Row[]> => sql`
  select id from orders
  where flight_id = ${flightId} and status in ('CONFIRMED', 'REFUNDED', 'FAILED', 'EXPIRED', 'CANCELLED')
    and seats <> '{}'
    -- One subquery, because Postgres would read whole tables for several.
    and exists (
      ${personalRows(sql)}
      union all select from mails where order_id = orders.id and mails.status <> 'DUE'
    )`;

/**
 * Erases travellers, contacts and grants, and deletes ended mails, of at most `most` orders of a departed flight. The
 * orders, their events and their payments stay, for accounting. Skips orders that others have locked.
 */
export async function erasePersonalDataOfFlight(
  { sql }: Database,
  flightId: string,
  most: number,
): Promise<ErasedData> {
  const [erased] = await sql<ErasedData[]>`
    with old as materialized (
      ${named(sql, flightId)} order by id limit ${most} for no key update of orders skip locked
    ),
    ${deletePersonalRows(sql, 'old')},
    deleted_mails as (delete from mails using old where order_id = id and mails.status <> 'DUE' returning id)
    select (select count(*)::int from old) as orders, (select count(*)::int from deleted_mails) as mails`;
  return erased ?? { orders: 0, mails: 0 };
}

/**
 * Marks a flight as without personal data. Does nothing while it has some, while a mail is due, or while an order has
 * not ended.
 */
export async function markPersonalDataErased({ sql }: Database, flightId: string): Promise<void> {
  await sql`
    update flights set personal_data_erased_at = now()
    where id = ${flightId} and not exists (${named(sql, flightId)}) and not exists (${liveOrders(sql, flightId)})
      and not exists (
      select from mails join orders on orders.id = mails.order_id
      where mails.status = 'DUE' and orders.flight_id = ${flightId}
    )`;
}
