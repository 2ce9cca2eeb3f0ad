import type { Instant, OrderStatus } from '@jumpseat/domain';
import type { CabinId } from './decks.ts';
import type { Money, Passenger, PriceBreakdown } from './flights.ts';
import type { Problem } from './problem.ts';

export type { OrderStatus } from '@jumpseat/domain';

/** An order as its owner sees it. @public */
export interface OrderView {
  orderId: string;
  flightId: string;
  userId: string;
  status: OrderStatus;
  /** The seats that are held or booked. After the order has ended: the last ones. */
  seats: string[];
  /** The passengers. An order without a party has an adult for each seat. */
  party: Passenger[];
  /** The chosen cabin; null for any. */
  cabin: CabinId | null;
  /** The price of the seats together, frozen with the hold; null before a hold. */
  total: Money | null;
  /** The breakdown of the total, frozen with the hold; null before a hold. */
  price: PriceBreakdown | null;
  /** When the order expires; null while it doesn't, during a payment and after its end. */
  holdExpiresAt: Instant | null;
  /** Whole seconds until the order expires, by the server's clock; 0 if it doesn't. */
  timeRemaining: number;
  /** How long a hold lasts after it is granted, in whole seconds. For progress bars. */
  holdSeconds: number;
  /** Whether the passenger can still use the one extension. */
  extendable: boolean;
  /** How much time the extension would add, in whole seconds; 0 if the passenger can't use it. */
  extensionSeconds: number;
  attemptsUsed: number;
  attemptsLeft: number;
  /** The payment in progress; null if there is none. */
  payment: {
    /** The number of the passenger's attempt, from 1. */
    attempt: number;
    /** The number of the try at the gateway, from 1. */
    gatewayTry: number;
    /** The highest number of tries at the gateway. */
    gatewayTries: number;
    /** When this try begins or began; null for the first try, which begins at once. */
    retryAt: Instant | null;
  } | null;
  /** Why the last payment attempt failed. */
  lastPaymentError: Problem | null;
  /** The last request that was refused and left the order as it was. */
  lastRefusal: Problem | null;
  /** Why the order failed. */
  failure: Problem | null;
  /** The booking reference, six or seven characters; null until the order is confirmed. */
  reference: string | null;
  /** Rises with each change of the order. */
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  /** The server's clock when it sent this. For countdowns. */
  serverTime: Instant;
}
