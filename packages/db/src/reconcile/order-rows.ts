import type { OrderStatus } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** What Postgres has of an order. */
export interface OrderHead {
  readonly id: string;
  readonly flightId: string;
  readonly version: number;
  readonly status: OrderStatus;
}

/** The heads of those orders that exist. */
export async function orderHeads({ sql }: Database, orderIds: readonly string[]): Promise<OrderHead[]> {
  return sql<OrderHead[]>`
    select id, flight_id as "flightId", version, status from orders where id = any(${[...orderIds]}::text[])`;
}

/** The heads of all live orders, in the order of their ids. */
export async function liveOrderHeads({ sql }: Database): Promise<OrderHead[]> {
  return sql<OrderHead[]>`
    select id, flight_id as "flightId", version, status from orders
    where status in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING') order by id`;
}

/** Those of the orders that have no traveller by name. */
export async function namelessOrders({ sql }: Database, orderIds: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from unnest(${[...orderIds]}::text[]) as id
    where not exists (select from travellers where order_id = id) order by id`;
  return rows.map(({ id }) => id);
}

/**
 * Raises the tokens of tries to at least `token`. Seat blocks refuse commands with lower tokens than those they have
 * seen.
 */
export async function raiseTryTokens({ sql }: Database, token: number): Promise<boolean> {
  const raised = await sql`
    select setval('try_tokens', ${token}) from try_tokens where last_value < ${token}`;
  return raised.length > 0;
}

/** Whether housekeeping has deleted the unpaid orders of a flight. */
export async function hasDeletedUnpaid({ sql }: Database, flightId: string): Promise<boolean> {
  const rows = await sql`select from flights where id = ${flightId} and unpaid_deleted_at is not null`;
  return rows.length > 0;
}

/** Whether the order has seats, and all of them are booked for it. */
export async function hasBookedItsSeats({ sql }: Database, orderId: string): Promise<boolean> {
  const [row] = await sql<{ all: boolean }[]>`
    select seats <> '{}' and seats <@ array(
      select seat from bookings where bookings.flight_id = orders.flight_id and bookings.order_id = orders.id
    ) as all
    from orders where id = ${orderId}`;
  return row?.all ?? false;
}
