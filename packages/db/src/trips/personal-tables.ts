import type { PendingQuery, Row } from 'postgres';
import type { Client } from '../connect.ts';

/** The tables with data about people, by `order_id`. Erasing an order's personal data empties all of them. */
export const PERSONAL_TABLES = ['travellers', 'contacts', 'trip_grants'] as const;

/** Selects the rows about people of each order in `orders`. */
export const personalRows = (sql: Client): PendingQuery<Row[]> =>
  PERSONAL_TABLES.map((table) => sql`select from ${sql(table)} where order_id = orders.id`).reduce(
    (all, each) => sql`${all} union all ${each}`,
  );

/** Parts of a `with` that delete the rows about people. `orders` is an earlier part of it, with the orders' ids. */
export const deletePersonalRows = (sql: Client, orders: string): PendingQuery<Row[]> =>
  PERSONAL_TABLES.map(
    (table) => sql`${sql(`erased_${table}`)} as (delete from ${sql(table)} using ${sql(orders)} where order_id = id)`,
  ).reduce((all, each) => sql`${all}, ${each}`);
