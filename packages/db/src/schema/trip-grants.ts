import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { orders } from './orders.ts';

/** The guests who may open a booking because they knew its reference and a family name, or had the link of a mail. */
export const tripGrants = pgTable(
  'trip_grants',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    guestId: text('guest_id').notNull(),
    grantedAt: instant('granted_at').notNull().default(sql`now()`),
    /** When it ends: with the link that it came by. Null for a guest who knew a name: that one has no end. */
    expiresAt: instant('expires_at'),
  },
  (grant) => [primaryKey({ columns: [grant.orderId, grant.guestId] }), index('trip_grants_guest').on(grant.guestId)],
);
