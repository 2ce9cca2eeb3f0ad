import type { Currency } from '@jumpseat/domain';
import { integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { orders } from './orders.ts';

export const paymentStatus = pgEnum('payment_status', [
  'PENDING',
  'APPROVED',
  'DECLINED',
  'REFUSED',
  /** The gateway gave no answer. If it had taken money all the same, that was voided. */
  'UNAVAILABLE',
  /** Approved, then voided before the order was confirmed. */
  'VOIDED',
  /** Approved, then refunded after the order was confirmed. */
  'REFUNDED',
]);
export type PaymentStatus = (typeof paymentStatus.enumValues)[number];

/** Payment attempts. The payment code is never stored. */
export const payments = pgTable(
  'payments',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => orders.id),
    attempt: integer('attempt').notNull(),
    idempotencyKey: text('idempotency_key').notNull().unique(),
    /** In integer minor units. */
    amount: integer('amount').notNull(),
    currency: text('currency').$type<Currency>().notNull(),
    status: paymentStatus('status').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (payment) => [primaryKey({ columns: [payment.orderId, payment.attempt] })],
);
