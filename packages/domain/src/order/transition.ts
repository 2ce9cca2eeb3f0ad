import { type Refusal, refusal } from '../errors.ts';
import type { CabinId } from '../flight/cabins.ts';
import type { PriceBreakdown } from '../flight/fares.ts';
import type { SeatCode } from '../flight/layout.ts';
import { type Instant, instant } from '../instant.ts';
import type { Money } from '../money.ts';
import type { Party } from '../party/party.ts';
import type { Chooser } from '../party/seat-rules.ts';
import { attemptsLeft, type Hold, holdOf, type Order, type OrderFacts } from './order.ts';
import { EMPTY_ORDER_MS, type OrderPolicy } from './policy.ts';

/** What happened to an order, with what the seats and the gateway said. `at` is the clock of whoever decided it. */
export type OrderEvent = { readonly at: Instant } /** Opened without seats, to choose them later. */ & (
  | { readonly type: 'OPENED' }
  | {
      readonly type: 'SEATS_HELD';
      readonly seats: readonly SeatCode[];
      readonly total: Money;
      readonly price?: PriceBreakdown;
      /** Who the seats are for, where that is said. */
      readonly party?: Party;
      /** Their cabin, where that is said; null for any again. */
      readonly cabin?: CabinId | null;
      readonly expiresAt: Instant;
    }
  /** `ends` on the seats an order was opened with: it has nothing to go on with. */
  | { readonly type: 'SEATS_REFUSED'; readonly refusal: Refusal; readonly ends: boolean }
  /** A request was refused before any seat was asked for. */
  | { readonly type: 'REQUEST_REFUSED'; readonly refusal: Refusal }
  | { readonly type: 'HOLD_EXTENDED'; readonly expiresAt: Instant }
  | { readonly type: 'PAYMENT_STARTED'; readonly expiresAt: Instant }
  | { readonly type: 'PAYMENT_FAILED'; readonly refusal: Refusal; readonly ends: boolean }
  | { readonly type: 'CONFIRMED' }
  | { readonly type: 'EXPIRED' }
  | { readonly type: 'CANCELLED' }
  | { readonly type: 'FLIGHT_RESET' }
);

/** An order as it is opened, before it holds anything. */
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

/** The order after the event. An event that can't follow the order's state is a fault of ours, and throws. */
export function transition(order: Order, event: OrderEvent): Order {
  const facts: OrderFacts = {
    ...factsOf(order),
    // Whoever records the first event opens the order with it: its workflow, or whoever refuses it without one.
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
      const said = { ...(party && { party }), ...(cabin !== undefined && { cabin }) };
      return { ...facts, ...said, status: 'SEATS_RESERVED', hold };
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
      return { ...facts, status: 'CONFIRMED', hold: order.hold, confirmedAt: event.at };
    case 'EXPIRED':
      if (order.status !== 'CREATED' && order.status !== 'SEATS_RESERVED') break;
      return { ...facts, status: 'EXPIRED', hold: holdOf(order) };
    case 'CANCELLED':
      if (order.status !== 'CREATED' && order.status !== 'SEATS_RESERVED') break;
      return { ...facts, status: 'CANCELLED', hold: holdOf(order) };
    case 'FLIGHT_RESET':
      if (order.status === 'CONFIRMED') return { ...facts, status: 'REFUNDED', hold: order.hold };
      if (order.status !== 'CREATED' && order.status !== 'SEATS_RESERVED') break;
      return { ...facts, lastRefusal: refusal('FLIGHT_RESET'), status: 'CANCELLED', hold: holdOf(order) };
  }
  throw new Error(`${event.type} can't follow ${order.status} (order ${order.id})`);
}

function failed(facts: OrderFacts, reason: Refusal, hold: Hold | null): Order {
  return { ...facts, status: 'FAILED', reason, hold };
}

function factsOf(order: Order): OrderFacts {
  const { id, flightId, userId, guestId, policy, createdAt, updatedAt, version } = order;
  const { attemptsUsed, lastPaymentError, lastRefusal, party, cabin } = order;
  return {
    ...{ id, flightId, userId, guestId, policy, createdAt, updatedAt, version },
    ...{ attemptsUsed, lastPaymentError, lastRefusal },
    ...(party && { party }),
    ...(cabin && { cabin }),
  };
}
