/** The highest value of the setting for seats per order. */
export const MAX_SEATS = 100;

/** The limits of an order. Stored with it, so that a change of settings never changes a live order. */
export interface OrderPolicy {
  /** How long a hold lasts, in milliseconds. */
  readonly holdMs: number;
  /** The longest time that seats stay held, from the first hold, in milliseconds. */
  readonly maxHoldMs: number;
  readonly maxSeats: number;
  /** How many payment attempts a passenger has. */
  readonly paymentAttempts: number;
  /** How many tries at the gateway one attempt has. */
  readonly gatewayTries: number;
  /** The time limit of one try at the gateway, in milliseconds. */
  readonly paymentTimeoutMs: number;
}

/** The longest time that an order without seats stays open, in milliseconds. */
export const EMPTY_ORDER_MS = 10 * 60_000;

/** The waits between two tries at the gateway, in milliseconds. */
export const GATEWAY_BACKOFF = { first: 1_000, longest: 5_000, factor: 2 } as const;

/** The wait after `failedTries` tries at the gateway, in milliseconds. */
export function gatewayWaitMs(failedTries: number): number {
  const { first, longest, factor } = GATEWAY_BACKOFF;
  return Math.min(first * factor ** (failedTries - 1), longest);
}

/** How much longer a seat's lease lasts than the order's hold, in milliseconds. So the order ends first. */
export const LEASE_MARGIN_MS = 30_000;

const MINUTE_MS = 60_000;

/** The limits of an order that the settings have by default. */
export const DEFAULT_POLICY: OrderPolicy = {
  holdMs: 15 * MINUTE_MS,
  maxHoldMs: 45 * MINUTE_MS,
  maxSeats: 9,
  paymentAttempts: 3,
  gatewayTries: 3,
  paymentTimeoutMs: 10_000,
};

/**
 * The longest time of a payment attempt, in milliseconds: all tries, the waits between them, and 5 s for the answer.
 */
export function longestPaymentMs({ gatewayTries, paymentTimeoutMs }: OrderPolicy): number {
  let waits = 0;
  for (let failed = 1; failed < gatewayTries; failed++) waits += gatewayWaitMs(failed);
  return gatewayTries * paymentTimeoutMs + waits + 5_000;
}
