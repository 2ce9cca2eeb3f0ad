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

/** An order in `/orders/{id}/status`. */
export const CompatOrderStatus = z
  .object({
    State: z.enum(Object.values(STATE)),
    Seats: z.array(z.string()),
    HoldExpiresAt: z.string().describe('ISO 8601 in UTC; empty while no time limit runs'),
    AttemptsLeft: z.int(),
    LastPaymentErr: z.string().describe('Why the last payment attempt failed; empty if none failed'),
    PaymentStatus: z.enum(['', 'trying', 'failed', 'success']),
  })
  .describe('The progress of an order');
export type CompatOrderStatus = z.infer<typeof CompatOrderStatus>;

export function toCompatOrderStatus(order: OrderView): CompatOrderStatus {
  return {
    State: STATE[order.status],
    Seats: order.seats,
    HoldExpiresAt: order.holdExpiresAt ?? '',
    AttemptsLeft: order.attemptsLeft,
    LastPaymentErr: order.lastPaymentError?.message ?? '',
    PaymentStatus: paymentStatus(order),
  };
}

/** A refunded payment counts as none. */
function paymentStatus({ status, lastPaymentError }: OrderView): CompatOrderStatus['PaymentStatus'] {
  if (status === 'PAYMENT_PENDING') return 'trying';
  if (status === 'CONFIRMED') return 'success';
  return lastPaymentError === null ? '' : 'failed';
}
