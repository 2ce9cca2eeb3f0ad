import type { ContactLanguage } from '@jumpseat/domain';
import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { orders } from './orders.ts';

/** Who gets the mail of an order. Personal data: it is erased on request, and stored nowhere else. */
export const contacts = pgTable(
  'contacts',
  {
    orderId: text('order_id')
      .primaryKey()
      .references(() => orders.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    phone: text('phone'),
    language: text('language').$type<ContactLanguage>().notNull(),
    /** Whether to send a mail when the time to pay is nearly up. */
    remind: boolean('remind').notNull().default(false),
  },
  // Reminders are counted by address.
  (contact) => [index('contacts_email').on(sql`lower(${contact.email})`)],
);
