import {
  attemptsLeft,
  deadlineOf,
  ERRORS,
  explain,
  extensionMs,
  holdOf,
  instant,
  type Order,
  partyOf,
  type Refusal,
  refuseIntent,
} from '@jumpseat/domain';
import type { OrderView, Problem } from './views.ts';

/** A refusal, with its title and advice. */
export function toProblem(refusal: Refusal): Problem {
  return {
    code: refusal.code,
    message: explain(refusal),
    advice: ERRORS[refusal.code].advice,
    ...(refusal.seats && { seats: [...refusal.seats] }),
  };
}

/** An order as its owner sees it at `now` (epoch milliseconds). */
export function toOrderView(order: Order, now: number): OrderView {
  const hold = holdOf(order);
  const deadline = deadlineOf(order) ?? null;
  const extendable = refuseIntent(order, { type: 'EXTEND' }, now) === undefined;
  return {
    orderId: order.id,
    flightId: order.flightId,
    userId: order.userId,
    status: order.status,
    seats: [...(hold?.seats ?? [])],
    party: [...partyOf(order)],
    cabin: order.cabin ?? null,
    total: hold?.total ?? null,
    price: hold?.price ?? null,
    holdExpiresAt: deadline === null ? null : instant(deadline),
    timeRemaining: deadline === null ? 0 : Math.max(0, Math.ceil((deadline - now) / 1_000)),
    holdSeconds: Math.round(order.policy.holdMs / 1_000),
    extendable,
    extensionSeconds: extendable ? Math.floor(extensionMs(order) / 1_000) : 0,
    attemptsUsed: order.attemptsUsed,
    attemptsLeft: attemptsLeft(order),
    payment: paymentOf(order),
    lastPaymentError: order.lastPaymentError && toProblem(order.lastPaymentError),
    lastRefusal: order.lastRefusal && toProblem(order.lastRefusal),
    failure: order.status === 'FAILED' ? toProblem(order.reason) : null,
    reference: ('reference' in order && order.reference) || null,
    version: order.version,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    serverTime: instant(now),
  };
}

function paymentOf(order: Order): OrderView['payment'] {
  if (order.status !== 'PAYMENT_PENDING') return null;
  const { attempt, gateway, policy } = order;
  const gatewayTry = 1 + (gateway?.failedTries ?? 0);
  return { attempt, gatewayTry, gatewayTries: policy.gatewayTries, retryAt: gateway?.retryAt ?? null };
}
