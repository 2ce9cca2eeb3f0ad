import { ORDER_STATUSES, type Order } from '@jumpseat/domain';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { flights } from './flights.ts';

export const orderStatus = pgEnum('order_status', ORDER_STATUSES);

/** The last recorded state of each order. `state` is the whole order; the other columns are for searches. */
export const orders = pgTable(
  'orders',
  {
    id: text('id').primaryKey(),
    flightId: text('flight_id')
      .notNull()
      .references(() => flights.id),
    userId: text('user_id').notNull(),
    guestId: text('guest_id'),
    status: orderStatus('status').notNull(),
    seats: text('seats').array().notNull(),
    /** When the order expires; null while it doesn't. */
    holdExpiresAt: instant('hold_expires_at'),
    version: integer('version').notNull(),
    state: jsonb('state').$type<Order>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (order) => [
    index('orders_live')
      .on(order.flightId)
      .where(sql`${order.status} in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')`),
    index('orders_held').on(order.guestId).where(sql`${order.status} in ('SEATS_RESERVED', 'PAYMENT_PENDING')`),
    index('orders_empty')
      .on(order.updatedAt)
      .where(sql`${order.status} in ('FAILED', 'EXPIRED', 'CANCELLED') and ${order.seats} = '{}'`),
    index('orders_confirmed').on(order.flightId).where(sql`${order.status} = 'CONFIRMED'`),
    index('orders_booked').on(order.guestId).where(sql`${order.status} in ('CONFIRMED', 'REFUNDED')`),
    index('orders_ended')
      .on(order.updatedAt)
      .where(sql`${order.status} in ('FAILED', 'EXPIRED', 'CANCELLED') and ${order.seats} <> '{}'`),
    index('orders_ended_of_flight')
      .on(order.flightId)
      .where(
        sql`${order.status} in ('CONFIRMED', 'REFUNDED', 'FAILED', 'EXPIRED', 'CANCELLED') and ${order.seats} <> '{}'`,
      ),
    // `isReferenceTaken` knows this name.
    uniqueIndex('orders_reference')
      .on(sql`(${order.state}->>'reference')`)
      .where(sql`${order.state}->>'reference' is not null`),
  ],
);
