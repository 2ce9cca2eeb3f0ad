import type { PendingQuery, Row, TransactionSql } from 'postgres';
import type { Client } from '../connect.ts';

/** The ids of a flight's orders that have not ended. */
export const liveOrders = (
  sql: Client | TransactionSql<{ bigint: number }>,
  flightId: string,
): PendingQuery<Row[]> => sql`
  select id from orders
  where flight_id = ${flightId} and status in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')`;
