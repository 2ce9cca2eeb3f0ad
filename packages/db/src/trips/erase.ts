import type { Database } from '../connect.ts';
import { PERSONAL_TABLES } from './personal-tables.ts';

/**
 * Deletes the order's travellers, its contact and its grants. The order, its events and its payments stay. Returns
 * whether there was anything to delete.
 */
export async function erasePersonalData({ sql }: Database, orderId: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    // Waits for details that are being entered. The next statements then see and delete them.
    await tx`select id from orders where id = ${orderId} for no key update`;
    let rows = 0;
    for (const table of PERSONAL_TABLES) {
      rows += (await tx`delete from ${tx(table)} where order_id = ${orderId}`).count;
    }
    return rows > 0;
  });
}
