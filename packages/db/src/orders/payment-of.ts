import { paymentKey } from '@jumpseat/booking/contracts';
import { type ErrorCode, holdOf, type Instant, type Order, type OrderEvent } from '@jumpseat/domain';
import type { PaymentStatus } from '../schema/index.ts';

/** A payment attempt after an event of its order. */
export interface PaymentRecord {
  readonly attempt: number;
  readonly key: string;
  readonly amount: number;
  readonly currency: string;
  readonly status: PaymentStatus;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
}

/** The failures that come from the gateway. After any other failure, an approved payment was voided. */
const BY_CODE: Partial<Record<ErrorCode, PaymentStatus>> = {
  PAYMENT_DECLINED: 'DECLINED',
  PAYMENT_REFUSED: 'REFUSED',
  PAYMENT_UNAVAILABLE: 'UNAVAILABLE',
};

/** The payment attempt of an event; undefined if it has none. `order` is the order after the event. */
export function paymentOf(order: Order, event: OrderEvent): PaymentRecord | undefined {
  const status = statusAfter(order, event);
  const hold = holdOf(order);
  if (!status || !hold) return undefined;
  const attempt = order.attemptsUsed;
  return {
    attempt,
    key: paymentKey({ orderId: order.id, attempt }),
    amount: hold.total.amount,
    currency: hold.total.currency,
    status,
    startedAt: event.at,
    finishedAt: status === 'PENDING' ? null : event.at,
  };
}

function statusAfter(order: Order, event: OrderEvent): PaymentStatus | undefined {
  switch (event.type) {
    case 'PAYMENT_STARTED':
      return 'PENDING';
    case 'PAYMENT_FAILED':
      return BY_CODE[event.refusal.code] ?? 'VOIDED';
    case 'CONFIRMED':
      return 'APPROVED';
    case 'FLIGHT_RESET':
      return order.status === 'REFUNDED' ? 'REFUNDED' : undefined;
    default:
      return undefined;
  }
}
