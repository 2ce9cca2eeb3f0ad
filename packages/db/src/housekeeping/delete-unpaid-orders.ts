import type { PendingQuery, Row } from 'postgres';
import type { Client, Database } from '../connect.ts';
import { liveOrders } from './live-orders.ts';

/**
 * Orders that ended with seats, and whose payments never took money. A pending payment may have, and a voided one did.
 * So may one that is recorded as unavailable: the gateway's approval can be lost, and is voided then.
 */
const unpaid = (sql: Client, flightId: string): PendingQuery<Row[]> => sql`
  select id from orders
  where flight_id = ${flightId} and status in ('FAILED', 'EXPIRED', 'CANCELLED') and seats <> '{}'
    and not exists (
      select from payments where order_id = orders.id and status not in ('DECLINED', 'REFUSED')
    )`;

/**
 * Deletes at most `most` unpaid orders of a departed flight, with their events, tries, payments, names and mails. Skips
 * orders that others have locked. Returns the number of deleted orders.
 */
export async function deleteUnpaidOrders({ sql }: Database, flightId: string, most: number): Promise<number> {
  const deleted = await sql`
    with old as materialized (
      ${unpaid(sql, flightId)} order by id limit ${most} for update of orders skip locked
    ),
    events as (delete from order_events using old where order_id = id),
    tries as (delete from order_tries using old where order_id = id),
    failed as (delete from payments using old where order_id = id)
    -- Names, contact, grants and mails go with their order.
    delete from orders using old where orders.id = old.id`;
  return deleted.count;
}

/** Marks a flight as without unpaid orders. Does nothing while it has some, or while an order has not ended. */
export async function markUnpaidDeleted({ sql }: Database, flightId: string): Promise<void> {
  await sql`
    update flights set unpaid_deleted_at = now()
    where id = ${flightId} and not exists (${unpaid(sql, flightId)}) and not exists (${liveOrders(sql, flightId)})`;
}
