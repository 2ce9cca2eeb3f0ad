import type { BlockBy, Fares, Surcharges } from '@jumpseat/domain';
import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, version } from './columns.ts';

/** Flights, with the number of the newest change of their seats. */
export const flights = pgTable(
  'flights',
  {
    id: text('id').primaryKey(),
    origin: text('origin').notNull(),
    destination: text('destination').notNull(),
    layoutId: text('layout_id').notNull(),
    blockBy: text('block_by').$type<BlockBy>().notNull(),
    departsAt: instant('departs_at').notNull(),
    /** Null where nobody said it. */
    arrivesAt: instant('arrives_at'),
    salesCloseAt: instant('sales_close_at').notNull(),
    fares: jsonb('fares').$type<Fares>().notNull(),
    surcharges: jsonb('surcharges').$type<Surcharges>().notNull().default({}),
    /** Raised by exactly one with each change of seats: readers tell by it that they missed nothing. */
    seatVersion: version('seat_version'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (flight) => [
    index('flights_on_sale').on(flight.salesCloseAt),
    index('flights_by_route').on(flight.origin, flight.destination, flight.departsAt),
  ],
);
