import type { Database } from '../connect.ts';

/**
 * Deletes orders that ended at least `afterMs` ago and never had seats, with their events. They took no seat and no
 * money from anyone, so the history loses nothing. Deletes the oldest first, and at most `most`. Returns the number of
 * deleted orders.
 */
export async function deleteEmptyOrders({ sql }: Database, afterMs: number, most: number): Promise<number> {
  const deleted = await sql`
    with empty as materialized (
      select id from orders
      where status in ('FAILED', 'EXPIRED', 'CANCELLED') and seats = '{}'
        and updated_at < now() - ${afterMs} * interval '1 ms'
      order by updated_at limit ${most}
      for update skip locked
    ),
    events as (delete from order_events using empty where order_id = id),
    tries as (delete from order_tries using empty where order_id = id)
    delete from orders using empty where orders.id = empty.id`;
  return deleted.count;
}

/** Deletes claims older than `graceMs` without an open order. Returns the number of deleted claims. */
export async function deleteOldClaims({ sql }: Database, graceMs: number): Promise<number> {
  const deleted = await sql`
    delete from order_claims
    where claimed_at < now() - ${graceMs} * interval '1 ms'
      and not exists (
        select from orders where id = order_id and status in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')
      )`;
  return deleted.count;
}
