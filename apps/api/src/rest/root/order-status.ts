import type { OrderView } from '@jumpseat/booking/contracts';
import type { OrderStatus } from '@jumpseat/domain';
import { z } from 'zod';

const STATE = {
  CREATED: 'PENDING',
  SEATS_RESERVED: 'SEATS_SELECTED',
  PAYMENT_PENDING: 'PROCESSING_PAYMENT',
  CONFIRMED: 'CONFIRMED',
  FAILED: 'FAILED',
  EXPIRED: 'EXPIRED',
  CANCELLED: 'CANCELLED',
  REFUNDED: 'CANCELLED',
} as const satisfies Record<OrderStatus, string>;

/** An order as `/orders/{id}/status` shows it. */
export const RootOrderStatus = z
  .object({
    State: z.enum(Object.values(STATE)),
    Seats: z.array(z.string()),
    HoldExpiresAt: z.string().describe('ISO 8601 in UTC; empty while no time runs'),
    AttemptsLeft: z.int(),
    LastPaymentErr: z.string().describe('Why the last payment attempt failed; empty where none did'),
    PaymentStatus: z.enum(['', 'trying', 'failed', 'success']),
  })
  .describe('Where an order stands');
export type RootOrderStatus = z.infer<typeof RootOrderStatus>;

export function rootOrderStatus(order: OrderView): RootOrderStatus {
  return {
    State: STATE[order.status],
    Seats: order.seats,
    HoldExpiresAt: order.holdExpiresAt ?? '',
    AttemptsLeft: order.attemptsLeft,
    LastPaymentErr: order.lastPaymentError?.message ?? '',
    PaymentStatus: paymentStatus(order),
  };
}

/** A payment that was returned is none. */
function paymentStatus({ status, lastPaymentError }: OrderView): RootOrderStatus['PaymentStatus'] {
  if (status === 'PAYMENT_PENDING') return 'trying';
  if (status === 'CONFIRMED') return 'success';
  return lastPaymentError === null ? '' : 'failed';
}
