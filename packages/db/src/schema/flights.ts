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
    /** When its unpaid orders were deleted. Null: housekeeping has not finished with them. */
    unpaidDeletedAt: instant('unpaid_deleted_at'),
    /** When the personal data of its orders was erased. Null: some may be left. */
    personalDataErasedAt: instant('personal_data_erased_at'),
    /** When its seats left the live tables; null for a live flight. */
    archivedAt: instant('archived_at'),
  },
  (flight) => [
    index('flights_on_sale').on(flight.salesCloseAt),
    index('flights_by_route').on(flight.origin, flight.destination, flight.departsAt),
    index('flights_to_tidy')
      .on(flight.departsAt, flight.id)
      .where(
        sql`${flight.unpaidDeletedAt} is null or ${flight.personalDataErasedAt} is null or ${flight.archivedAt} is null`,
      ),
  ],
);
