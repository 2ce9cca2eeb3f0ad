import type { Database } from '../connect.ts';
import { liveOrders } from './live-orders.ts';

/** What there is to know of a flight before it can be archived. */
export interface FlightToArchive {
  /** The ids of orders that have not ended. With any, the flight can't be archived. */
  readonly liveOrders: readonly string[];
  /** The seat blocks that ever ran. */
  readonly blockIds: readonly string[];
}

export async function flightToArchive({ sql }: Database, flightId: string): Promise<FlightToArchive> {
  const [flight] = await sql<FlightToArchive[]>`
    select
      array(${liveOrders(sql, flightId)} order by id) as "liveOrders",
      array(select block_id from seat_blocks where flight_id = ${flightId} order by block_id) as "blockIds"`;
  return flight ?? { liveOrders: [], blockIds: [] };
}

/**
 * Archives a flight in one transaction: keeps its bookings in `archived_bookings`, and deletes its seats and the state
 * of its blocks. Its orders stay. Returns false, and changes nothing, if an order has not ended or if the flight is
 * archived already.
 */
export async function archiveFlight({ sql }: Database, flightId: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    // Seats in their order and before the flight, as everything locks them.
    await tx`select from seats where flight_id = ${flightId} order by code for update`;
    const archived = await tx`
      update flights set archived_at = now()
      where id = ${flightId} and archived_at is null and not exists (${liveOrders(tx, flightId)})`;
    if (archived.count === 0) return false;
    await tx`
      with gone as (delete from bookings where flight_id = ${flightId} returning flight_id, seat, order_id, booked_at)
      insert into archived_bookings (flight_id, seat, order_id, booked_at)
      select flight_id, seat, order_id, booked_at from gone`;
    // A statement of its own, so that no booking refers to the seats any more.
    await tx`
      with blocks as (delete from seat_blocks where flight_id = ${flightId})
      delete from seats where flight_id = ${flightId}`;
    return true;
  });
}

/** Whether a flight is archived. False for a flight that does not exist. */
export async function isArchived({ sql }: Database, flightId: string): Promise<boolean> {
  const rows = await sql`select from flights where id = ${flightId} and archived_at is not null`;
  return rows.length > 0;
}
