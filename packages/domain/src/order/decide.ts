import { type Refusal, refusal } from '../errors.ts';
import { priceBreakdown, type Tariff } from '../flight/fares.ts';
import { type FlightFacts, salesClosed } from '../flight/flight.ts';
import type { SeatCode } from '../flight/layout.ts';
import { epochMs, type Instant, instant } from '../instant.ts';
import type { Chooser } from '../party/seat-rules.ts';
import { refuseSelection } from '../party/selection.ts';
import { extensionMs, holdUntil, type OrderIntent, refuseIntent } from './intent.ts';
import { chooserOf, deadlineOf, type Hold, holdOf, isFinal, type Order } from './order.ts';
import { LEASE_MARGIN_MS, longestPaymentMs } from './policy.ts';
import type { OrderEvent } from './transition.ts';

/** A request to an order: from a passenger, an administrator, the gateway or the clock. */
export type OrderRequest =
  /** The order's first request: holds the seats it was created with, if any. */
  | { readonly type: 'OPEN'; readonly seats: readonly SeatCode[] }
  | { readonly type: 'SELECT_SEATS'; readonly seats: readonly SeatCode[]; readonly chooser: Chooser }
  | { readonly type: 'EXTEND' }
  | { readonly type: 'PAY'; readonly code: string }
  | { readonly type: 'CANCEL' }
  | { readonly type: 'RESET' }
  /** The payment was approved: the held seats become a booking. */
  | { readonly type: 'CONFIRM' }
  /** The payment has failed, and no money stays charged. With `ends` the order can't be paid any more. */
  | { readonly type: 'FAIL_PAYMENT'; readonly refusal: Refusal; readonly ends: boolean }
  /** The gateway's answer is unknown or lost. If the seats are booked, it was an approval. */
  | { readonly type: 'RECOVER_PAYMENT' }
  /** The order's time may be over. */
  | { readonly type: 'EXPIRE' }
  /** Postgres may have newer entries of the order than its workflow knows. */
  | { readonly type: 'CATCH_UP' };

/** A request that a passenger can send. */
export type PassengerRequest = Extract<OrderRequest, { type: OrderIntent['type'] }>;

/** What an order does with seats before it records that it has them: with all of them, or with none. */
export interface SeatWork {
  readonly type: 'HOLD' | 'EXTEND' | 'CONFIRM';
  readonly seats: readonly SeatCode[];
  /** The end of the lease. CONFIRM needs it only for seats that must be held again first. */
  readonly leaseUntil: Instant;
}

/** The decision about a request. */
export type Decision =
  /** Do `work` at the seats, then record the event. Seats that the event gives up are released after it is recorded. */
  | {
      readonly type: 'RECORD';
      readonly event: OrderEvent;
      readonly work: SeatWork | null;
      readonly ifSeatsRefused: IfSeatsRefused;
    }
  /**
   * Find out how the payment ended. If the order has booked any of these seats, confirm it; otherwise void the payment.
   */
  | { readonly type: 'RECOVER'; readonly work: SeatWork }
  /** Look for newer entries in Postgres. */
  | { readonly type: 'CATCH_UP' }
  /** Refuse the request; the order does not change. */
  | { readonly type: 'REFUSE'; readonly refusal: Refusal }
  /** Nothing to do yet. */
  | { readonly type: 'WAIT' };

/**
 * What happens when the seats refuse the work: KEEP_ORDER records the refusal and changes nothing else, END_ORDER
 * records it as the end of the order, VOID_PAYMENT gives the money back first.
 */
export type IfSeatsRefused = 'KEEP_ORDER' | 'END_ORDER' | 'VOID_PAYMENT';

/** An order, its flight, and the time of the decision in epoch milliseconds. */
interface Situation {
  readonly order: Order;
  readonly flight: FlightFacts & Tariff;
  readonly now: number;
}

/**
 * Decides about a request to a live order. An order whose time is over expires, whatever the request: the requester
 * then gets the refusal of an expired order. Throws for an order that has ended.
 */
export function decideRequest(situation: Situation, request: OrderRequest): Decision {
  const { order, now } = situation;
  if (isFinal(order)) throw new Error(`order ${order.id} has ended: nothing is left to decide`);
  const deadline = deadlineOf(order);
  if (deadline !== undefined && deadline <= now) return record(situation, { type: 'EXPIRED' }, null);
  switch (request.type) {
    case 'OPEN':
      return open(situation, request.seats);
    case 'SELECT_SEATS':
      return select(situation, request.seats, request.chooser);
    case 'EXTEND':
      return extend(situation);
    case 'PAY':
      return pay(situation, request.code);
    case 'CANCEL':
      return refuseDisallowed(situation, request) ?? record(situation, { type: 'CANCELLED' }, null);
    case 'RESET':
      if (order.status === 'PAYMENT_PENDING') return { type: 'WAIT' };
      return record(situation, { type: 'FLIGHT_RESET' }, null);
    case 'CONFIRM':
      if (order.status !== 'PAYMENT_PENDING') return { type: 'WAIT' };
      return record(situation, { type: 'CONFIRMED' }, confirming(order.hold), 'VOID_PAYMENT');
    case 'FAIL_PAYMENT':
      return failPayment(situation, request);
    case 'RECOVER_PAYMENT':
      return order.status === 'PAYMENT_PENDING' ? { type: 'RECOVER', work: confirming(order.hold) } : { type: 'WAIT' };
    case 'EXPIRE':
      return { type: 'WAIT' };
    case 'CATCH_UP':
      return { type: 'CATCH_UP' };
  }
}

function open(situation: Situation, seats: readonly SeatCode[]): Decision {
  const { order, flight } = situation;
  if (order.version > 0) return { type: 'WAIT' };
  if (seats.length === 0) return record(situation, { type: 'OPENED' }, null);
  const refused = refuseSelection(flight, seats, order.policy.maxSeats, order);
  if (refused) return record(situation, { type: 'SEATS_REFUSED', refusal: refused, ends: true }, null);
  return hold(situation, seats, {}, 'END_ORDER');
}

function select(situation: Situation, seats: readonly SeatCode[], chooser: Chooser): Decision {
  const { order, flight } = situation;
  const refused =
    refuseDisallowed(situation, { type: 'SELECT_SEATS', seats }) ??
    refuseClosed(situation) ??
    refuse(refuseSelection(flight, seats, order.policy.maxSeats, chooserOf(order, chooser)));
  return refused ?? hold(situation, seats, chooser, 'KEEP_ORDER');
}

function hold(
  situation: Situation,
  seats: readonly SeatCode[],
  { party, cabin }: Chooser,
  ifSeatsRefused: IfSeatsRefused,
): Decision {
  const { order, flight, now } = situation;
  const until = holdUntil(order, now);
  const price = priceBreakdown(flight, seats);
  const event = {
    type: 'SEATS_HELD',
    seats,
    total: price.total,
    price,
    expiresAt: instant(until),
    ...(party && { party }),
    ...(cabin !== undefined && { cabin }),
  } as const;
  return record(situation, event, { type: 'HOLD', seats, leaseUntil: leaseFor(until) }, ifSeatsRefused);
}

/** Adds time to pay: once, and within the limit from the first hold. */
function extend(situation: Situation): Decision {
  const { order } = situation;
  const refused = refuseDisallowed(situation, { type: 'EXTEND' }) ?? refuseClosed(situation);
  if (refused) return refused;
  const until = (deadlineOf(order) ?? 0) + extensionMs(order);
  return record(situation, { type: 'HOLD_EXTENDED', expiresAt: instant(until) }, extending(order, until), 'END_ORDER');
}

/** Accepts a payment attempt. Extends the hold if it could expire during the longest payment. */
function pay(situation: Situation, code: string): Decision {
  const { order, now } = situation;
  const refused = refuseDisallowed(situation, { type: 'PAY', code });
  if (refused) return refused;
  const expiresAt = deadlineOf(order) ?? 0;
  const until = Math.max(expiresAt, now + longestPaymentMs(order.policy));
  const work = until > expiresAt ? extending(order, until) : null;
  return record(situation, { type: 'PAYMENT_STARTED', expiresAt: instant(until) }, work, 'END_ORDER');
}

function failPayment(
  situation: Situation,
  { refusal: why, ends }: Extract<OrderRequest, { type: 'FAIL_PAYMENT' }>,
): Decision {
  const { order } = situation;
  if (order.status !== 'PAYMENT_PENDING') return { type: 'WAIT' };
  return record(situation, { type: 'PAYMENT_FAILED', refusal: why, ends }, null);
}

/** An event without its time. */
type UntimedEvent = OrderEvent extends infer E ? (E extends OrderEvent ? Omit<E, 'at'> : never) : never;

function record(
  { now }: Situation,
  event: UntimedEvent,
  work: SeatWork | null,
  ifSeatsRefused: IfSeatsRefused = 'KEEP_ORDER',
): Decision {
  return { type: 'RECORD', event: { ...event, at: instant(now) }, work, ifSeatsRefused };
}

function refuse(why: Refusal | undefined): Decision | undefined {
  return why && { type: 'REFUSE', refusal: why };
}

function refuseDisallowed({ order, now }: Situation, intent: OrderIntent): Decision | undefined {
  return refuse(refuseIntent(order, intent, now));
}

function refuseClosed({ flight, now }: Situation): Decision | undefined {
  return refuse(salesClosed(flight, now) ? refusal('FLIGHT_CLOSED') : undefined);
}

/** The work that extends the hold of the order's seats to `until` (epoch milliseconds). */
function extending(order: Order, until: number): SeatWork {
  return { type: 'EXTEND', seats: holdOf(order)?.seats ?? [], leaseUntil: leaseFor(until) };
}

function confirming({ seats, expiresAt }: Hold): SeatWork {
  return { type: 'CONFIRM', seats, leaseUntil: leaseFor(epochMs(expiresAt)) };
}

/** The end of the lease for a hold that ends at `until` (epoch milliseconds): later, so that the order ends first. */
function leaseFor(until: number): Instant {
  return instant(until + LEASE_MARGIN_MS);
}
