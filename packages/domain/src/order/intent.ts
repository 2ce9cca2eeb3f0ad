import { type Refusal, refusal } from '../errors.ts';
import type { SeatCode } from '../flight/layout.ts';
import { epochMs } from '../instant.ts';
import { refusePartySize } from '../party/seat-rules.ts';
import { isPaymentCode } from '../payment/payment.ts';
import { deadlineOf, type Hold, type Order, type OrderStatus } from './order.ts';
import type { OrderPolicy } from './policy.ts';

/** A passenger's request, as far as the rules need it. */
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

/**
 * Returns the refusal if the order's state rules the intent out; otherwise undefined. Never reads the clock: until an
 * order is marked as expired, a request that came in time may still be carried out.
 */
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
      if (intent.type === 'PAY' && order.party) return refusePartySize(order.hold.seats.length, order.party);
      return intent.type === 'EXTEND' && order.hold.extended ? refusal('ALREADY_EXTENDED') : undefined;
  }
}

/**
 * Returns the refusal if the order can't carry out the intent at `now` (epoch milliseconds); otherwise undefined.
 * Says nothing about seats. Only the order's workflow may refuse by the clock; all others use {@link refuseByState}.
 */
export function refuseIntent(order: Order, intent: OrderIntent, now: number): Refusal | undefined {
  return refuseByState(order, intent) ?? refuseByClock(order, intent, now);
}

function refuseByClock(order: Order, intent: OrderIntent, now: number): Refusal | undefined {
  const deadline = deadlineOf(order);
  if (deadline === undefined) return undefined;
  if (now >= deadline) return refusal('ORDER_EXPIRED');
  return intent.type === 'EXTEND' && extensionMs(order) === 0 ? refusal('HOLD_LIMIT_REACHED') : undefined;
}

/**
 * The end (epoch milliseconds) of a hold granted at `now`: after the usual time, limited from the first hold. A hold
 * never gets shorter.
 */
export function holdUntil(order: Order, now: number): number {
  const usual = now + order.policy.holdMs;
  if (order.status !== 'SEATS_RESERVED' && order.status !== 'PAYMENT_PENDING') return usual;
  return Math.max(Math.min(usual, holdLimit(order.hold, order.policy)), epochMs(order.hold.expiresAt));
}

/**
 * How much time the one extension adds to the hold, in milliseconds: as much as a hold lasts, limited from the first
 * hold. 0 without a hold, and after the extension. The clock doesn't matter, so nobody loses time by an early press.
 */
export function extensionMs(order: Order): number {
  if (order.status !== 'SEATS_RESERVED' || order.hold.extended) return 0;
  const { hold, policy } = order;
  return Math.max(0, Math.min(policy.holdMs, holdLimit(hold, policy) - epochMs(hold.expiresAt)));
}

/** The latest end (epoch milliseconds) of a hold. */
function holdLimit({ firstHeldAt }: Hold, { maxHoldMs }: OrderPolicy): number {
  return epochMs(firstHeldAt) + maxHoldMs;
}
