/** The most seats that a setting may allow in one order. */
export const MOST_SEATS = 100;

/** The limits an order was opened under. Frozen with it, so that a change of settings never changes a running order. */
export interface OrderPolicy {
  /** How long seats are held for an unpaid order, in milliseconds. */
  readonly holdMs: number;
  /** The longest that seats are held, counted from the first hold, in milliseconds. */
  readonly maxHoldMs: number;
  readonly maxSeats: number;
  /** How often a passenger may try to pay. */
  readonly paymentAttempts: number;
  /** How often the gateway is tried within one attempt. */
  readonly gatewayTries: number;
  /** How long one try at the gateway may take, in milliseconds. */
  readonly paymentTimeoutMs: number;
}

/** How long an order without seats stays open at most, in milliseconds. */
export const EMPTY_ORDER_MS = 10 * 60_000;

/** Waits between two tries at the gateway, in milliseconds. */
export const GATEWAY_BACKOFF = { first: 1_000, longest: 5_000, factor: 2 } as const;

/** How long to wait after so many failed tries at the gateway, in milliseconds. */
export function gatewayWaitMs(failedTries: number): number {
  const { first, longest, factor } = GATEWAY_BACKOFF;
  return Math.min(first * factor ** (failedTries - 1), longest);
}

/** How much longer than the order's hold a seat's lease lasts, so that the order ends first, in milliseconds. */
export const LEASE_MARGIN_MS = 30_000;

/** The longest a payment attempt can take: every try up to its limit, the waits between, and 5 s for the answer. */
export function longestPaymentMs({ gatewayTries, paymentTimeoutMs }: OrderPolicy): number {
  let waits = 0;
  for (let failed = 1; failed < gatewayTries; failed++) waits += gatewayWaitMs(failed);
  return gatewayTries * paymentTimeoutMs + waits + 5_000;
}
