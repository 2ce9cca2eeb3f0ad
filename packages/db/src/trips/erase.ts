import type { Database } from '../connect.ts';

/**
 * Deletes the order's travellers, its contact and its grants. The order, its events and its payments stay. Returns
 * whether there was anything to delete.
 */
export async function erasePersonalData({ sql }: Database, orderId: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    // Waits for details that are being entered. The next statement then sees and deletes them.
    await tx`select id from orders where id = ${orderId} for no key update`;
    const [erased] = await tx<{ some: boolean }[]>`
      with gone_travellers as (delete from travellers where order_id = ${orderId} returning order_id),
      gone_contacts as (delete from contacts where order_id = ${orderId} returning order_id),
      gone_grants as (delete from trip_grants where order_id = ${orderId} returning order_id)
      select exists (select from gone_travellers) or exists (select from gone_contacts)
        or exists (select from gone_grants) as "some"`;
    return erased?.some ?? false;
  });
}
