import { type Refusal, refusal } from '../errors.ts';
import type { CabinId } from '../flight/cabins.ts';
import type { PriceBreakdown } from '../flight/fares.ts';
import type { SeatCode } from '../flight/layout.ts';
import { type Instant, instant } from '../instant.ts';
import type { Money } from '../money.ts';
import type { Party } from '../party/party.ts';
import type { Chooser } from '../party/seat-rules.ts';
import type { BookingReference } from '../trip/booking-reference.ts';
import { attemptsLeft, type Hold, holdOf, type Order, type OrderFacts } from './order.ts';
import { EMPTY_ORDER_MS, type OrderPolicy } from './policy.ts';

/** An event of an order. `at` is the time of the decision. OPENED creates an order without seats. */
export type OrderEvent = { readonly at: Instant } & (
  | { readonly type: 'OPENED' }
  | {
      readonly type: 'SEATS_HELD';
      readonly seats: readonly SeatCode[];
      readonly total: Money;
      readonly price?: PriceBreakdown;
      /** The party, if the request names it. */
      readonly party?: Party;
      /** The cabin, if the request names it; null for any again. */
      readonly cabin?: CabinId | null;
      readonly expiresAt: Instant;
    }
  /** With `ends` the order fails: it was created with these seats, or has lost the seats it held. */
  | { readonly type: 'SEATS_REFUSED'; readonly refusal: Refusal; readonly ends: boolean }
  /** A request was refused before it reached any seat. */
  | { readonly type: 'REQUEST_REFUSED'; readonly refusal: Refusal }
  | { readonly type: 'HOLD_EXTENDED'; readonly expiresAt: Instant }
  | { readonly type: 'PAYMENT_STARTED'; readonly expiresAt: Instant }
  | { readonly type: 'PAYMENT_FAILED'; readonly refusal: Refusal; readonly ends: boolean }
  /** Confirmations from before this member existed have no reference. */
  | { readonly type: 'CONFIRMED'; readonly reference?: BookingReference }
  | { readonly type: 'EXPIRED' }
  | { readonly type: 'CANCELLED' }
  | { readonly type: 'FLIGHT_RESET' }
);

/** A new order, before it holds any seat. */
export function openOrder(facts: {
  id: string;
  flightId: string;
  userId: string;
  guestId: string | null;
  chooser?: Chooser;
  policy: OrderPolicy;
  now: number;
}): Order {
  const { now, chooser: { party, cabin } = {}, ...rest } = facts;
  return {
    ...rest,
    ...(party && { party }),
    ...(cabin && { cabin }),
    status: 'CREATED',
    createdAt: instant(now),
    updatedAt: instant(now),
    expiresAt: instant(now + Math.min(facts.policy.holdMs, EMPTY_ORDER_MS)),
    version: 0,
    attemptsUsed: 0,
    lastPaymentError: null,
    lastRefusal: null,
  };
}

/** The order after the event. Throws for an event that can't follow the order's state: that is a bug. */
export function transition(order: Order, event: OrderEvent): Order {
  const facts: OrderFacts = {
    ...factsOf(order),
    // The first event creates the order, whether its workflow or the API records it.
    createdAt: order.version === 0 ? event.at : order.createdAt,
    version: order.version + 1,
    updatedAt: event.at,
    lastRefusal: null,
  };
  const unchanged = { ...order, ...facts };

  switch (event.type) {
    case 'OPENED':
      if (order.status !== 'CREATED') break;
      return unchanged;
    case 'SEATS_HELD': {
      if (order.status !== 'CREATED' && order.status !== 'SEATS_RESERVED') break;
      const { seats, total, price, party, cabin, expiresAt } = event;
      const before = holdOf(order);
      const hold: Hold = {
        seats,
        total,
        ...(price && { price }),
        expiresAt,
        firstHeldAt: before?.firstHeldAt ?? event.at,
        extended: before?.extended ?? false,
      };
      const chooser = { ...(party && { party }), ...(cabin !== undefined && { cabin }) };
      return { ...facts, ...chooser, status: 'SEATS_RESERVED', hold };
    }
    case 'SEATS_REFUSED':
      if (event.ends) return failed(facts, event.refusal, holdOf(order));
      return { ...unchanged, lastRefusal: event.refusal };
    case 'REQUEST_REFUSED':
      return { ...unchanged, lastRefusal: event.refusal };
    case 'HOLD_EXTENDED':
      if (order.status !== 'SEATS_RESERVED') break;
      return {
        ...facts,
        status: 'SEATS_RESERVED',
        hold: { ...order.hold, expiresAt: event.expiresAt, extended: true },
      };
    case 'PAYMENT_STARTED':
      if (order.status !== 'SEATS_RESERVED') break;
      return {
        ...facts,
        attemptsUsed: order.attemptsUsed + 1,
        lastPaymentError: null,
        status: 'PAYMENT_PENDING',
        attempt: order.attemptsUsed + 1,
        hold: { ...order.hold, expiresAt: event.expiresAt },
      };
    case 'PAYMENT_FAILED': {
      if (order.status !== 'PAYMENT_PENDING') break;
      const after = { ...facts, lastPaymentError: event.refusal };
      if (event.ends || attemptsLeft(facts) === 0) return failed(after, event.refusal, order.hold);
      return { ...after, status: 'SEATS_RESERVED', hold: order.hold };
    }
    case 'CONFIRMED':
      if (order.status !== 'PAYMENT_PENDING') break;
      return { ...facts, ...referenceOf(event), status: 'CONFIRMED', hold: order.hold, confirmedAt: event.at };
    case 'EXPIRED':
      if (order.status !== 'CREATED' && order.status !== 'SEATS_RESERVED') break;
      return { ...facts, status: 'EXPIRED', hold: holdOf(order) };
    case 'CANCELLED':
      if (order.status !== 'CREATED' && order.status !== 'SEATS_RESERVED') break;
      return { ...facts, status: 'CANCELLED', hold: holdOf(order) };
    case 'FLIGHT_RESET':
      if (order.status === 'CONFIRMED') {
        return { ...facts, ...referenceOf(order), status: 'REFUNDED', hold: order.hold };
      }
      if (order.status !== 'CREATED' && order.status !== 'SEATS_RESERVED') break;
      return { ...facts, lastRefusal: refusal('FLIGHT_RESET'), status: 'CANCELLED', hold: holdOf(order) };
  }
  throw new Error(`${event.type} can't follow ${order.status} (order ${order.id})`);
}

function failed(facts: OrderFacts, reason: Refusal, hold: Hold | null): Order {
  return { ...facts, status: 'FAILED', reason, hold };
}

function referenceOf({ reference }: { readonly reference?: BookingReference }) {
  return reference === undefined ? {} : { reference };
}

function factsOf(order: Order): OrderFacts {
  return {
    id: order.id,
    flightId: order.flightId,
    userId: order.userId,
    guestId: order.guestId,
    policy: order.policy,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    version: order.version,
    attemptsUsed: order.attemptsUsed,
    lastPaymentError: order.lastPaymentError,
    lastRefusal: order.lastRefusal,
    ...(order.party && { party: order.party }),
    ...(order.cabin && { cabin: order.cabin }),
  };
}
