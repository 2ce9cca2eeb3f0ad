import type { CabinId } from '@jumpseat/domain';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, version } from './columns.ts';
import { flights } from './flights.ts';

export const seatStatus = pgEnum('seat_status', ['AVAILABLE', 'HELD', 'BOOKED']);

/** Every seat of every flight, as its seat block wrote it last. */
export const seats = pgTable(
  'seats',
  {
    flightId: text('flight_id')
      .notNull()
      .references(() => flights.id),
    code: text('code').notNull(),
    cabin: text('cabin').$type<CabinId>().notNull(),
    /** The seat's position in the order of the layout. */
    position: integer('position').notNull(),
    status: seatStatus('status').notNull().default('AVAILABLE'),
    /** No foreign key: a seat is held before its order is recorded. */
    orderId: text('order_id'),
    leaseUntil: instant('lease_until'),
    /** The version of the seat block that this row shows. */
    version: version('version'),
    /** The flight's seat version of this seat's last change. */
    flightVersion: version('flight_version'),
  },
  (seat) => [
    primaryKey({ columns: [seat.flightId, seat.code] }),
    index('seats_changed_since').on(seat.flightId, seat.flightVersion),
    index('seats_held').on(seat.leaseUntil).where(sql`${seat.status} = 'HELD'`),
    check('seats_taken_by_an_order', sql`(${seat.status} = 'AVAILABLE') = (${seat.orderId} is null)`),
    check('seats_held_for_a_time', sql`(${seat.status} = 'HELD') = (${seat.leaseUntil} is not null)`),
  ],
);
