import type { Database } from '../connect.ts';

/** The ids of orders that should have expired, or whose payment should have ended, at least `graceMs` ago. */
export async function overdueOrders({ sql }: Database, graceMs: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from orders
    where status in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')
      and coalesce(hold_expires_at, (state->'hold'->>'expiresAt')::timestamptz) < now() - ${graceMs} * interval '1 ms'
    order by id`;
  return rows.map(({ id }) => id);
}
