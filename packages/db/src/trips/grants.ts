import type { Instant } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** The most grants of a booking that end. Links can be opened by many browsers, and by programs without cookies. */
const MOST_BY_LINK = 50;

/**
 * Lets a guest open a booking from now on: until `expiresAt`, or without end if that is null. A grant never becomes
 * shorter. Returns false, and changes nothing, if the booking's travellers were erased. The oldest grants that end make
 * room for new ones.
 */
export async function grant(
  { sql }: Database,
  orderId: string,
  guestId: string,
  expiresAt: Instant | null,
): Promise<boolean> {
  return sql.begin(async (tx) => {
    // Waits for an erasure and for other grants. The next statement then sees what is left.
    await tx`select id from orders where id = ${orderId} for no key update`;
    const granted = await tx`
      insert into trip_grants (order_id, guest_id, expires_at)
      select ${orderId}, ${guestId}, ${expiresAt}::timestamptz
      where exists (select from travellers where order_id = ${orderId})
      on conflict (order_id, guest_id) do update set expires_at = case
        when trip_grants.expires_at is null or excluded.expires_at is null then null
        else greatest(trip_grants.expires_at, excluded.expires_at)
      end
      returning order_id`;
    if (expiresAt !== null) {
      await tx`
        delete from trip_grants where order_id = ${orderId} and guest_id in (
          select guest_id from trip_grants
          where order_id = ${orderId} and expires_at is not null and guest_id <> ${guestId}
          order by granted_at desc, guest_id offset ${MOST_BY_LINK - 1}
        )`;
    }
    return granted.length > 0;
  });
}

/** Whether the guest has a grant of that booking that has not ended. */
export async function isGranted({ sql }: Database, orderId: string, guestId: string): Promise<boolean> {
  const rows = await sql`
    select from trip_grants
    where order_id = ${orderId} and guest_id = ${guestId} and (expires_at is null or expires_at > now())`;
  return rows.length > 0;
}
