import type { OrderEvent } from '@jumpseat/domain';
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { orders } from './orders.ts';

/** The audit log: every event of every order. Rows are appended and never changed. */
export const orderEvents = pgTable(
  'order_events',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => orders.id),
    /** The order's version after the event. */
    version: integer('version').notNull(),
    type: text('type').$type<OrderEvent['type']>().notNull(),
    at: instant('at').notNull(),
    /** The key of the request that the event carries out; null if it has none, or is older than this column. */
    request: text('request'),
    /** The other members of the event. */
    data: jsonb('data').$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (event) => [primaryKey({ columns: [event.orderId, event.version] })],
);
