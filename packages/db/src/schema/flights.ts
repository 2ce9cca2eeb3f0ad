import type { BlockBy, Fares, Surcharges } from '@jumpseat/domain';
import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, version } from './columns.ts';

export const flights = pgTable(
  'flights',
  {
    id: text('id').primaryKey(),
    origin: text('origin').notNull(),
    destination: text('destination').notNull(),
    layoutId: text('layout_id').notNull(),
    blockBy: text('block_by').$type<BlockBy>().notNull(),
    departsAt: instant('departs_at').notNull(),
    /** Null if it is not known. */
    arrivesAt: instant('arrives_at'),
    salesCloseAt: instant('sales_close_at').notNull(),
    fares: jsonb('fares').$type<Fares>().notNull(),
    surcharges: jsonb('surcharges').$type<Surcharges>().notNull().default({}),
    /** Rises by exactly one with each change of seats, so that readers notice a missing change. */
    seatVersion: version('seat_version'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (flight) => [
    index('flights_on_sale').on(flight.salesCloseAt),
    index('flights_by_route').on(flight.origin, flight.destination, flight.departsAt),
  ],
);
