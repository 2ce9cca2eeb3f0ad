import type { Refusal } from '../errors.ts';
import type { CabinId } from '../flight/cabins.ts';
import type { PriceBreakdown } from '../flight/fares.ts';
import type { SeatCode } from '../flight/layout.ts';
import { epochMs, type Instant } from '../instant.ts';
import type { Money } from '../money.ts';
import { adults, type Party } from '../party/party.ts';
import type { Chooser } from '../party/seat-rules.ts';
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

/** Seats on hold for the order. */
export interface Hold {
  readonly seats: readonly SeatCode[];
  /** What the seats cost together, frozen with the hold. */
  readonly total: Money;
  /** How the total comes about; left out by holds of before it was kept. */
  readonly price?: PriceBreakdown;
  readonly firstHeldAt: Instant;
  readonly expiresAt: Instant;
  /** Whether the passenger used the one extension. */
  readonly extended: boolean;
}

/** What every order has, whatever its state. */
export interface OrderFacts {
  readonly id: string;
  readonly flightId: string;
  readonly userId: string;
  /** The guest whose order this is; null for callers without a session, for whom the id is the key. */
  readonly guestId: string | null;
  readonly policy: OrderPolicy;
  /** Who travels; adults where nobody said it. */
  readonly party?: Party;
  /** The cabin that was chosen; any where none was, or where it was taken back. */
  readonly cabin?: CabinId | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Raised by one with each event; what is projected carries it. */
  readonly version: number;
  readonly attemptsUsed: number;
  /** Why the last payment attempt failed. */
  readonly lastPaymentError: Refusal | null;
  /** The last request that was refused and left the order as it was. */
  readonly lastRefusal: Refusal | null;
}

/** How far the gateway has come with an attempt: noted beside the order's workflow, which learns the outcome alone. */
export interface GatewayProgress {
  readonly failedTries: number;
  /** When it is tried again. */
  readonly retryAt: Instant;
}

/** Where an order stands; the members that only that state has. */
export type OrderState =
  | { readonly status: 'CREATED'; readonly expiresAt: Instant }
  | { readonly status: 'SEATS_RESERVED'; readonly hold: Hold }
  | {
      readonly status: 'PAYMENT_PENDING';
      readonly hold: Hold;
      readonly attempt: number;
      /** Left out until a try has failed. */
      readonly gateway?: GatewayProgress;
    }
  | { readonly status: 'CONFIRMED'; readonly hold: Hold; readonly confirmedAt: Instant }
  | { readonly status: 'FAILED'; readonly reason: Refusal; readonly hold: Hold | null }
  | { readonly status: 'EXPIRED'; readonly hold: Hold | null }
  | { readonly status: 'CANCELLED'; readonly hold: Hold | null }
  | { readonly status: 'REFUNDED'; readonly hold: Hold };

/** An order in one of its states. Plain data. */
export type Order = OrderFacts & OrderState;

/** Whose an order is. */
export type OrderOwner = Pick<OrderFacts, 'userId' | 'guestId'>;

/** An order without whose it is, as it may be announced to all. */
export type AnonymousOrder = Omit<OrderFacts, keyof OrderOwner> & OrderState;

/** The order without whose it is. */
export function anonymous({ userId, guestId, ...rest }: Order): AnonymousOrder {
  return rest;
}

/** The order again as its owner's. */
export function ownedBy(order: AnonymousOrder, { userId, guestId }: OrderOwner): Order {
  return { ...order, userId, guestId };
}

/** Whether an order answers to a caller: one made by a guest answers to that guest alone. */
export function answersTo({ guestId }: OrderOwner, caller: { readonly guestId: string | null }): boolean {
  return guestId === null || guestId === caller.guestId;
}

const FINAL: ReadonlySet<OrderStatus> = new Set(['CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED', 'REFUNDED']);

/** Whether an order of that status has ended. */
export function isFinal({ status }: Pick<Order, 'status'>): boolean {
  return FINAL.has(status);
}

/** The hold of an order that has, or had, one. */
export function holdOf(order: Order): Hold | null {
  return 'hold' in order ? order.hold : null;
}

/** The seats that the order has: on hold, or booked. None once it has ended without a booking. */
export function seatsHad(order: Order): readonly SeatCode[] {
  return order.status === 'CONFIRMED' || !isFinal(order) ? (holdOf(order)?.seats ?? []) : [];
}

/** When the order runs out by itself, in epoch milliseconds; undefined while a payment runs and after the end. */
export function deadlineOf(order: Order): number | undefined {
  if (order.status === 'CREATED') return epochMs(order.expiresAt);
  if (order.status === 'SEATS_RESERVED') return epochMs(order.hold.expiresAt);
  return undefined;
}

/** How many payment attempts the passenger has left. */
export function attemptsLeft({ attemptsUsed, policy }: OrderFacts): number {
  return Math.max(0, policy.paymentAttempts - attemptsUsed);
}

/** Who travels with the order: as many adults as it has seats where nobody said it. */
export function partyOf(order: Order): Party {
  return order.party ?? adults(holdOf(order)?.seats.length ?? 0);
}

/** Who chooses seats for the order, with what a request changes of it: what it leaves out stays, null is any cabin again. */
export function chooserOf(order: OrderFacts, changes: Chooser = {}): Chooser {
  return {
    party: changes.party ?? order.party,
    cabin: changes.cabin === undefined ? order.cabin : changes.cabin,
  };
}
