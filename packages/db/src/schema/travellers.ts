import { PASSENGER_KINDS } from '@jumpseat/domain';
import { date, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { orders } from './orders.ts';

export const passengerKind = pgEnum('passenger_kind', PASSENGER_KINDS);

/** The passengers of orders by name. Personal data: it is erased on request, and stored nowhere else. */
export const travellers = pgTable(
  'travellers',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    /** The position in the order's list, from 0. */
    position: integer('position').notNull(),
    givenName: text('given_name').notNull(),
    familyName: text('family_name').notNull(),
    /** The `nameKey` of the family name, by which people find their booking. */
    familyKey: text('family_key').notNull(),
    kind: passengerKind('kind').notNull(),
    bornOn: date('born_on'),
    /** The seat when the name was entered. The order may have other seats since then. */
    seat: text('seat'),
    /** For an infant: the position of the adult. */
    lapOf: integer('lap_of'),
  },
  (traveller) => [primaryKey({ columns: [traveller.orderId, traveller.position] })],
);
