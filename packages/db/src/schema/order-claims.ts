import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** The owners of open orders, to limit unpaid orders and seats. A claim is deleted when its order ends. */
export const orderClaims = pgTable(
  'order_claims',
  {
    /** No foreign key: an order is claimed before it is recorded. */
    orderId: text('order_id').primaryKey(),
    flightId: text('flight_id').notNull(),
    guestId: text('guest_id'),
    /** A keyed hash of the caller's address. */
    address: text('address'),
    /** The seats that the order has, or may have after its pending changes. */
    seats: integer('seats').notNull(),
    /** The number of pending changes of its seats. */
    pending: integer('pending').notNull().default(0),
    claimedAt: instant('claimed_at').notNull(),
  },
  (claim) => [index('order_claims_guest').on(claim.guestId), index('order_claims_address').on(claim.address)],
);
