import { MAIL_ENDS, MAIL_KINDS } from '@jumpseat/booking/contracts';
import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { orders } from './orders.ts';

export const mailKind = pgEnum('mail_kind', MAIL_KINDS);
/** DUE until it has ended. GIVEN_UP: no server took it for a day. DROPPED: nobody needs it any more. */
export const mailStatus = pgEnum('mail_status', ['DUE', ...MAIL_ENDS]);

/**
 * The mails of orders: one for an event that people are told of, written with that event. They name no one. Names and
 * addresses are read when the mail is sent.
 */
export const mails = pgTable(
  'mails',
  {
    orderId: text('order_id').notNull(),
    /** The order's version that the mail is about. */
    version: integer('version').notNull(),
    kind: mailKind('kind').notNull(),
    status: mailStatus('status').notNull().default('DUE'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    /** How often its delivery was started. */
    starts: integer('starts').notNull().default(0),
    /** When its delivery may be started again, in case it was lost. */
    startAfter: instant('start_after').notNull().default(sql`now()`),
    endedAt: instant('ended_at'),
    /** Why it was not sent, as the mail server's code; never an address. */
    reason: text('reason'),
  },
  (mail) => [
    primaryKey({ columns: [mail.orderId, mail.version] }),
    foreignKey({ columns: [mail.orderId], foreignColumns: [orders.id] }).onDelete('cascade'),
    index('mails_due').on(mail.startAfter).where(sql`${mail.status} = 'DUE'`),
  ],
);
