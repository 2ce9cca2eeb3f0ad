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
  /** The seats held or booked; for an order that has ended, the ones it last had. */
  seats: string[];
  /** Who travels: as many adults as seats where nobody said it. */
  party: Passenger[];
  /** The cabin that was chosen; null where none was. */
  cabin: CabinId | null;
  /** What the seats cost together, frozen with the hold; null before a hold. */
  total: Money | null;
  /** How the total comes about, frozen with it; null before a hold. */
  price: PriceBreakdown | null;
  /** When the order runs out by itself; null when it doesn't. */
  holdExpiresAt: Instant | null;
  /** Whole seconds until then on the server's clock; 0 when it doesn't run. */
  timeRemaining: number;
  /** How long a hold lasts from when it is granted or extended, in whole seconds: what a progress bar goes by. */
  holdSeconds: number;
  /** Whether the one explicit extension is still to be had. */
  extendable: boolean;
  attemptsUsed: number;
  attemptsLeft: number;
  /** The payment under way; null when none is. */
  payment: {
    /** Which of the passenger's attempts it is, from 1. */
    attempt: number;
    /** Which try at the gateway it is, from 1. */
    gatewayTry: number;
    /** How often the gateway is tried at most. */
    gatewayTries: number;
    /** When that try begins, or began; null for the first, which begins at once. */
    retryAt: Instant | null;
  } | null;
  /** Why the last payment attempt failed. */
  lastPaymentError: Problem | null;
  /** The last request that was refused and left the order as it was. */
  lastRefusal: Problem | null;
  /** Why the order failed. */
  failure: Problem | null;
  /** Rises with each change of the order. */
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  /** The server's clock when it answered: what countdowns go by. */
  serverTime: Instant;
}
