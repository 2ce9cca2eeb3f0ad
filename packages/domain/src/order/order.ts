import type { Refusal } from '../errors.ts';
import type { CabinId } from '../flight/cabins.ts';
import type { PriceBreakdown } from '../flight/fares.ts';
import type { SeatCode } from '../flight/layout.ts';
import { epochMs, type Instant } from '../instant.ts';
import type { Money } from '../money.ts';
import { adults, type Party } from '../party/party.ts';
import type { Chooser } from '../party/seat-rules.ts';
import type { BookingReference } from '../trip/booking-reference.ts';
import type { OrderPolicy } from './policy.ts';

export const ORDER_STATUSES = [
  'CREATED',
  'SEATS_RESERVED',
  'PAYMENT_PENDING',
  'CONFIRMED',
  'FAILED',
  'EXPIRED',
  'CANCELLED',
  'REFUNDED',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** The seats that an order holds. */
export interface Hold {
  readonly seats: readonly SeatCode[];
  /** The price of the seats together, frozen with the hold. */
  readonly total: Money;
  /** The breakdown of the total. Holds from before this member existed have none. */
  readonly price?: PriceBreakdown;
  readonly firstHeldAt: Instant;
  readonly expiresAt: Instant;
  /** Whether the passenger has used the one extension. */
  readonly extended: boolean;
}

/** The members that every order has, in any state. */
export interface OrderFacts {
  readonly id: string;
  readonly flightId: string;
  readonly userId: string;
  /** The guest who owns the order; null for callers without a session, for whom the id is the key. */
  readonly guestId: string | null;
  readonly policy: OrderPolicy;
  /** The passengers. Left out: adults only. */
  readonly party?: Party;
  /** The chosen cabin. Left out or null: any cabin. */
  readonly cabin?: CabinId | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Rises by one with each event. */
  readonly version: number;
  readonly attemptsUsed: number;
  /** Why the last payment attempt failed. */
  readonly lastPaymentError: Refusal | null;
  /** The last request that was refused and left the order as it was. */
  readonly lastRefusal: Refusal | null;
}

/** The gateway's progress with an attempt. Stored for viewers only: the order's workflow gets just the outcome. */
export interface GatewayProgress {
  readonly failedTries: number;
  /** The time of the next try. */
  readonly retryAt: Instant;
}

/** The state of an order, with the members that only this state has. */
export type OrderState =
  | { readonly status: 'CREATED'; readonly expiresAt: Instant }
  | { readonly status: 'SEATS_RESERVED'; readonly hold: Hold }
  | {
      readonly status: 'PAYMENT_PENDING';
      readonly hold: Hold;
      readonly attempt: number;
      /** Left out until the first failed try. */
      readonly gateway?: GatewayProgress;
    }
  | {
      readonly status: 'CONFIRMED';
      readonly hold: Hold;
      readonly confirmedAt: Instant;
      /** Left out in bookings from before references existed. */
      readonly reference?: BookingReference;
    }
  | { readonly status: 'FAILED'; readonly reason: Refusal; readonly hold: Hold | null }
  | { readonly status: 'EXPIRED'; readonly hold: Hold | null }
  | { readonly status: 'CANCELLED'; readonly hold: Hold | null }
  | { readonly status: 'REFUNDED'; readonly hold: Hold; readonly reference?: BookingReference };

/** An order. Plain data. */
export type Order = OrderFacts & OrderState;

/** The owner of an order. */
export type OrderOwner = Pick<OrderFacts, 'userId' | 'guestId'>;

/** An order without its owner, as it may be published to every node. */
export type AnonymousOrder = Omit<OrderFacts, keyof OrderOwner> & OrderState;

export function anonymous({ userId, guestId, ...rest }: Order): AnonymousOrder {
  return rest;
}

export function ownedBy(order: AnonymousOrder, { userId, guestId }: OrderOwner): Order {
  return { ...order, userId, guestId };
}

/** Whether a caller may see and change an order. A guest's order is for that guest only. */
export function answersTo({ guestId }: OrderOwner, caller: { readonly guestId: string | null }): boolean {
  return guestId === null || guestId === caller.guestId;
}

const FINAL: ReadonlySet<OrderStatus> = new Set(['CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED', 'REFUNDED']);

/** Whether an order with that status has ended. */
export function isFinal({ status }: Pick<Order, 'status'>): boolean {
  return FINAL.has(status);
}

/** The order's current or last hold; null if it never had one. */
export function holdOf(order: Order): Hold | null {
  return 'hold' in order ? order.hold : null;
}

/** The seats of the order's current or last hold. Empty if it never had one. */
export function seatsLastHeld(order: Order): readonly SeatCode[] {
  return holdOf(order)?.seats ?? [];
}

/** The seats that the order holds or has booked. Empty after it has ended without a booking. */
export function seatsHad(order: Order): readonly SeatCode[] {
  return order.status === 'CONFIRMED' || !isFinal(order) ? seatsLastHeld(order) : [];
}

/** When the order expires, in epoch milliseconds; undefined during a payment and after the order's end. */
export function deadlineOf(order: Order): number | undefined {
  if (order.status === 'CREATED') return epochMs(order.expiresAt);
  if (order.status === 'SEATS_RESERVED') return epochMs(order.hold.expiresAt);
  return undefined;
}

export function attemptsLeft({ attemptsUsed, policy }: OrderFacts): number {
  return Math.max(0, policy.paymentAttempts - attemptsUsed);
}

/** The order's party. An order without one has an adult for each seat. */
export function partyOf(order: Order): Party {
  return order.party ?? adults(holdOf(order)?.seats.length ?? 0);
}

/** The order's party and cabin after `changes`. A missing member stays as it was; a null cabin allows any again. */
export function chooserOf(order: OrderFacts, changes: Chooser = {}): Chooser {
  return {
    party: changes.party ?? order.party,
    cabin: changes.cabin === undefined ? order.cabin : changes.cabin,
  };
}
