import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Who asked for each order that is open, so that no caller holds too much without paying. Forgotten when the order ends. */
export const orderClaims = pgTable(
  'order_claims',
  {
    /** No foreign key: an order is claimed before it is recorded. */
    orderId: text('order_id').primaryKey(),
    flightId: text('flight_id').notNull(),
    guestId: text('guest_id'),
    /** A keyed hash of the caller's address. */
    address: text('address'),
    /** How many seats the order has, or may have once what is under way is carried out. */
    seats: integer('seats').notNull(),
    /** How many changes of its seats are under way. */
    pending: integer('pending').notNull().default(0),
    claimedAt: instant('claimed_at').notNull(),
  },
  (claim) => [index('order_claims_guest').on(claim.guestId), index('order_claims_address').on(claim.address)],
);
