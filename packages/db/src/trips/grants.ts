import type { Database } from '../connect.ts';

/**
 * Lets a guest open a booking from now on. Returns false, and changes nothing, if its travellers were erased. A
 * repetition changes nothing.
 */
export async function grant({ sql }: Database, orderId: string, guestId: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    // Waits for an erasure. The next statement then sees what is left.
    await tx`select id from orders where id = ${orderId} for share`;
    const granted = await tx`
      insert into trip_grants (order_id, guest_id)
      select ${orderId}, ${guestId} where exists (select from travellers where order_id = ${orderId})
      on conflict (order_id, guest_id) do update set guest_id = excluded.guest_id
      returning order_id`;
    return granted.length > 0;
  });
}

/** Whether the guest was granted that booking. */
export async function isGranted({ sql }: Database, orderId: string, guestId: string): Promise<boolean> {
  const rows = await sql`select from trip_grants where order_id = ${orderId} and guest_id = ${guestId}`;
  return rows.length > 0;
}
