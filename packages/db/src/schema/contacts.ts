import type { ContactLanguage } from '@jumpseat/domain';
import { pgTable, text } from 'drizzle-orm/pg-core';
import { orders } from './orders.ts';

/** Who gets the mail of an order. Personal data: it is erased on request, and stored nowhere else. */
export const contacts = pgTable('contacts', {
  orderId: text('order_id')
    .primaryKey()
    .references(() => orders.id, { onDelete: 'cascade' }),
  email: text('email').notNull(),
  phone: text('phone'),
  language: text('language').$type<ContactLanguage>().notNull(),
});
