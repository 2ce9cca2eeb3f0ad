import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { flights } from './flights.ts';

/** The booked seats of archived flights: the rows that `bookings` had. They prove who sat where. */
export const archivedBookings = pgTable(
  'archived_bookings',
  {
    flightId: text('flight_id')
      .notNull()
      .references(() => flights.id),
    seat: text('seat').notNull(),
    /** No foreign key, as in `bookings`. */
    orderId: text('order_id').notNull(),
    bookedAt: instant('booked_at').notNull(),
  },
  (booking) => [primaryKey({ columns: [booking.flightId, booking.seat] })],
);
