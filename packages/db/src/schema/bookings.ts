import { sql } from 'drizzle-orm';
import { foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { seats } from './seats.ts';

/** Booked seats. The primary key refuses a double sale even if all other code is wrong. */
export const bookings = pgTable(
  'bookings',
  {
    flightId: text('flight_id').notNull(),
    seat: text('seat').notNull(),
    /** No foreign key: a seat is booked before its order is recorded, and some callers book without an order. */
    orderId: text('order_id').notNull(),
    bookedAt: instant('booked_at').notNull().default(sql`now()`),
  },
  (booking) => [
    primaryKey({ columns: [booking.flightId, booking.seat] }),
    foreignKey({ columns: [booking.flightId, booking.seat], foreignColumns: [seats.flightId, seats.code] }),
  ],
);
