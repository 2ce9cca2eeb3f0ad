import type { BookingReference, Order } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** The longest list of a guest's bookings. */
const MAX_BOOKINGS = 100;

// Statuses are literals instead of parameters, so that Postgres can use the partial indexes with the same condition.

/** The id of the confirmed or refunded booking with that reference and a traveller of that `nameKey`; null if none. */
export async function findBooking(
  { sql }: Database,
  reference: BookingReference,
  familyKey: string,
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select id from orders
    where state->>'reference' = ${reference} and status in ('CONFIRMED', 'REFUNDED')
      and exists (select from travellers where order_id = orders.id and family_key = ${familyKey})`;
  return row?.id ?? null;
}

/** The guest's confirmed and refunded bookings, own and granted ones, the latest departure first; at most 100. */
export async function bookingsOf({ sql }: Database, guestId: string): Promise<Order[]> {
  const rows = await sql<{ state: Order }[]>`
    select orders.state from orders join flights on flights.id = orders.flight_id
    where orders.status in ('CONFIRMED', 'REFUNDED') and orders.id in (
      select id from orders where guest_id = ${guestId} and status in ('CONFIRMED', 'REFUNDED')
      union
      select order_id from trip_grants where guest_id = ${guestId} and (expires_at is null or expires_at > now())
    )
    order by flights.departs_at desc, orders.id limit ${MAX_BOOKINGS}`;
  return rows.map(({ state }) => state);
}
