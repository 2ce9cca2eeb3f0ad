import type { OrderPolicy } from '@jumpseat/domain';

/** The default limits of an order. */
export const POLICY: OrderPolicy = {
  holdMs: 15 * 60_000,
  maxHoldMs: 45 * 60_000,
  maxSeats: 9,
  paymentAttempts: 3,
  gatewayTries: 3,
  paymentTimeoutMs: 10_000,
};
