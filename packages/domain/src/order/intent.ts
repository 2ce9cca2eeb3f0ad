import { type Refusal, refusal } from '../errors.ts';
import type { SeatCode } from '../flight/layout.ts';
import { epochMs } from '../instant.ts';
import { refuseNumber } from '../party/seat-rules.ts';
import { isPaymentCode } from '../payment/payment.ts';
import { deadlineOf, type Order, type OrderStatus } from './order.ts';

/** What a passenger asks of an order. */
export type OrderIntent =
  | { readonly type: 'SELECT_SEATS'; readonly seats: readonly SeatCode[] }
  | { readonly type: 'EXTEND' }
  | { readonly type: 'PAY'; readonly code: string }
  | { readonly type: 'CANCEL' };

const ENDED = {
  CONFIRMED: 'ORDER_CONFIRMED',
  FAILED: 'ORDER_FAILED',
  EXPIRED: 'ORDER_EXPIRED',
  CANCELLED: 'ORDER_CANCELLED',
  REFUNDED: 'ORDER_REFUNDED',
} as const satisfies Partial<Record<OrderStatus, string>>;

/** Why the order can't do what is asked, by its state alone: it doesn't ask the clock, so what it says stays true. */
export function refuseByState(order: Order, intent: OrderIntent): Refusal | undefined {
  switch (order.status) {
    case 'CONFIRMED':
    case 'EXPIRED':
    case 'CANCELLED':
    case 'REFUNDED':
      return refusal(ENDED[order.status]);
    case 'FAILED':
      return refusal('ORDER_FAILED', { detail: order.reason.code, seats: order.reason.seats });
    case 'PAYMENT_PENDING':
      return refusal('PAYMENT_IN_PROGRESS');
    case 'CREATED':
      if (intent.type === 'PAY' && !isPaymentCode(intent.code)) return refusal('BAD_PAYMENT_CODE');
      return intent.type === 'PAY' || intent.type === 'EXTEND' ? refusal('NOTHING_HELD') : undefined;
    case 'SEATS_RESERVED':
      if (intent.type === 'PAY' && !isPaymentCode(intent.code)) return refusal('BAD_PAYMENT_CODE');
      if (intent.type === 'PAY' && order.party) return refuseNumber(order.hold.seats.length, order.party);
      return intent.type === 'EXTEND' && order.hold.extended ? refusal('ALREADY_EXTENDED') : undefined;
  }
}

/** Why the order can't do what is asked at `now` (epoch milliseconds), whatever the seats say; undefined when it can. */
export function refuseIntent(order: Order, intent: OrderIntent, now: number): Refusal | undefined {
  const deadline = deadlineOf(order);
  const refused = refuseByState(order, intent);
  if (refused && refused.code !== 'NOTHING_HELD') return refused;
  if (deadline !== undefined && deadline <= now) return refusal('ORDER_EXPIRED');
  if (refused || intent.type !== 'EXTEND' || order.status !== 'SEATS_RESERVED') return refused;
  return holdUntil(order, now) <= epochMs(order.hold.expiresAt) ? refusal('HOLD_LIMIT_REACHED') : undefined;
}

/** When a hold granted or extended at `now` runs out: after the usual time, at the latest at the cap from the first hold. */
export function holdUntil(order: Order, now: number): number {
  const usual = now + order.policy.holdMs;
  if (order.status !== 'SEATS_RESERVED' && order.status !== 'PAYMENT_PENDING') return usual;
  const cap = epochMs(order.hold.firstHeldAt) + order.policy.maxHoldMs;
  return Math.max(Math.min(usual, cap), epochMs(order.hold.expiresAt));
}
