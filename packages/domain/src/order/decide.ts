import { type Refusal, refusal } from '../errors.ts';
import { priceBreakdown, type Tariff } from '../flight/fares.ts';
import { type FlightFacts, salesClosed } from '../flight/flight.ts';
import type { SeatCode } from '../flight/layout.ts';
import { refuseSelection } from '../flight/selection.ts';
import { type Instant, instant } from '../instant.ts';
import type { Chooser } from '../party/seat-rules.ts';
import { holdUntil, type OrderIntent, refuseIntent } from './intent.ts';
import { attemptsLeft, chooserOf, deadlineOf, holdOf, isFinal, type Order } from './order.ts';
import { LEASE_MARGIN_MS, longestPaymentMs } from './policy.ts';
import type { OrderEvent } from './transition.ts';

/** What a passenger, the gateway or the clock asks of an order. */
export type OrderRequest =
  /** The order's first: holds the seats that it is opened with, if any. */
  | { readonly type: 'OPEN'; readonly seats: readonly SeatCode[] }
  | { readonly type: 'SELECT_SEATS'; readonly seats: readonly SeatCode[]; readonly chooser: Chooser }
  | { readonly type: 'EXTEND' }
  | { readonly type: 'PAY'; readonly code: string }
  | { readonly type: 'CANCEL' }
  | { readonly type: 'RESET' }
  /** The payment is approved: the held seats become a booking. */
  | { readonly type: 'CONFIRM' }
  /** The payment has failed, and no money is left taken. With `ends` the order can't be paid any more. */
  | { readonly type: 'FAIL_PAYMENT'; readonly refusal: Refusal; readonly ends: boolean }
  /** The gateway's answer is unknown, or lost: the seats tell whether it was an approval. */
  | { readonly type: 'RECOVER_PAYMENT' }
  /** The order's time may be up. */
  | { readonly type: 'EXPIRE' }
  /** What was recorded of the order may be further than its workflow knows. */
  | { readonly type: 'CATCH_UP' };

/** What a passenger can ask for. */
export type PassengerRequest = Extract<OrderRequest, { type: OrderIntent['type'] }>;

/** What an order asks of its seats in one step. */
export type SeatWork =
  /** Hold `seats`, then give `free` back: all or nothing. */
  | {
      readonly type: 'HOLD';
      readonly seats: readonly SeatCode[];
      readonly free: readonly SeatCode[];
      readonly leaseUntil: Instant;
    }
  | { readonly type: 'EXTEND'; readonly seats: readonly SeatCode[]; readonly leaseUntil: Instant }
  /** Give the seats back, booked ones too: what is given back belongs to an order that has no booking. */
  | { readonly type: 'RELEASE'; readonly seats: readonly SeatCode[] }
  | { readonly type: 'CONFIRM'; readonly seats: readonly SeatCode[] };

/** What is done about a request. */
export type Decision =
  /** Does `work` at the seats first, if any. `refused` says what follows where the seats refuse it. */
  | {
      readonly type: 'RECORD';
      readonly event: OrderEvent;
      readonly work: SeatWork | null;
      /** KEEP records the refusal and leaves the order as it is, END records it as the order's end, VOID gives the money back first. */
      readonly refused: 'KEEP' | 'END' | 'VOID';
    }
  /** Where any of these seats is booked by the order its payment was approved, and it is confirmed; else the money is given back. */
  | { readonly type: 'RECOVER'; readonly seats: readonly SeatCode[] }
  /** Looks for what was recorded already. */
  | { readonly type: 'CATCH_UP' }
  /** Nothing changes. */
  | { readonly type: 'REFUSE'; readonly refusal: Refusal }
  /** There is nothing to do yet. */
  | { readonly type: 'WAIT' };

/** An order, its flight, and the time (epoch milliseconds) at which it decides. */
interface Situation {
  readonly order: Order;
  readonly flight: FlightFacts & Tariff;
  readonly now: number;
}

/**
 * Decides what an order that has not ended does about a request. An order whose time is up expires, whatever is asked of it: the request
 * is answered by what the order has become.
 */
export function decideRequest(situation: Situation, request: OrderRequest): Decision {
  const { order, now } = situation;
  if (isFinal(order)) throw new Error(`order ${order.id} has ended: nothing is left to decide`);
  const deadline = deadlineOf(order);
  if (deadline !== undefined && deadline <= now) return record(situation, { type: 'EXPIRED' }, releasing(order));
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
      return refuseIfAny(situation, request) ?? record(situation, { type: 'CANCELLED' }, releasing(order));
    case 'RESET':
      if (order.status === 'PAYMENT_PENDING') return { type: 'WAIT' };
      return record(situation, { type: 'FLIGHT_RESET' }, releasing(order));
    case 'CONFIRM':
      if (order.status !== 'PAYMENT_PENDING') return { type: 'WAIT' };
      return record(situation, { type: 'CONFIRMED' }, { type: 'CONFIRM', seats: order.hold.seats }, 'VOID');
    case 'FAIL_PAYMENT':
      return failPayment(situation, request);
    case 'RECOVER_PAYMENT':
      return order.status === 'PAYMENT_PENDING' ? { type: 'RECOVER', seats: order.hold.seats } : { type: 'WAIT' };
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
  return hold(situation, seats, {}, 'END');
}

function select(situation: Situation, seats: readonly SeatCode[], chooser: Chooser): Decision {
  const { order, flight } = situation;
  const refused =
    refuseIfAny(situation, { type: 'SELECT_SEATS', seats }) ??
    refuseClosed(situation) ??
    refuse(refuseSelection(flight, seats, order.policy.maxSeats, chooserOf(order, chooser)));
  return refused ?? hold(situation, seats, chooser, 'KEEP');
}

function hold(
  situation: Situation,
  seats: readonly SeatCode[],
  { party, cabin }: Chooser,
  refused: 'KEEP' | 'END',
): Decision {
  const { order, flight, now } = situation;
  const until = holdUntil(order, now);
  const free = (holdOf(order)?.seats ?? []).filter((seat) => !seats.includes(seat));
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
  return record(situation, event, { type: 'HOLD', seats, free, leaseUntil: leaseFor(until) }, refused);
}

/** Gives more time to pay: once, and within the limit from the first hold. */
function extend(situation: Situation): Decision {
  const { order, now } = situation;
  const refused = refuseIfAny(situation, { type: 'EXTEND' }) ?? refuseClosed(situation);
  if (refused) return refused;
  const until = holdUntil(order, now);
  return record(situation, { type: 'HOLD_EXTENDED', expiresAt: instant(until) }, extending(order, until), 'END');
}

/** Accepts a payment attempt. The hold is made long enough that it can't lapse while the payment runs. */
function pay(situation: Situation, code: string): Decision {
  const { order, now } = situation;
  const refused = refuseIfAny(situation, { type: 'PAY', code });
  if (refused) return refused;
  const expiresAt = deadlineOf(order) ?? 0;
  const until = Math.max(expiresAt, now + longestPaymentMs(order.policy));
  const work = until > expiresAt ? extending(order, until) : null;
  return record(situation, { type: 'PAYMENT_STARTED', expiresAt: instant(until) }, work, 'END');
}

function failPayment(
  situation: Situation,
  { refusal: why, ends }: Extract<OrderRequest, { type: 'FAIL_PAYMENT' }>,
): Decision {
  const { order } = situation;
  if (order.status !== 'PAYMENT_PENDING') return { type: 'WAIT' };
  const isLast = ends || attemptsLeft(order) === 0;
  return record(situation, { type: 'PAYMENT_FAILED', refusal: why, ends }, isLast ? releasing(order) : null);
}

/** An event as it is decided: the time is added. */
type Proposed = OrderEvent extends infer E ? (E extends OrderEvent ? Omit<E, 'at'> : never) : never;

function record(
  { now }: Situation,
  event: Proposed,
  work: SeatWork | null,
  refused: 'KEEP' | 'END' | 'VOID' = 'KEEP',
): Decision {
  return { type: 'RECORD', event: { ...event, at: instant(now) }, work, refused };
}

function refuse(why: Refusal | undefined): Decision | undefined {
  return why && { type: 'REFUSE', refusal: why };
}

function refuseIfAny({ order, now }: Situation, intent: OrderIntent): Decision | undefined {
  return refuse(refuseIntent(order, intent, now));
}

function refuseClosed({ flight, now }: Situation): Decision | undefined {
  return refuse(salesClosed(flight, now) ? refusal('FLIGHT_CLOSED') : undefined);
}

/** The work of giving the order's seats back; null when it has none. */
function releasing(order: Order): SeatWork | null {
  const seats = holdOf(order)?.seats ?? [];
  return seats.length > 0 ? { type: 'RELEASE', seats } : null;
}

/** The work of keeping the order's seats until `until` (epoch milliseconds). */
function extending(order: Order, until: number): SeatWork {
  return { type: 'EXTEND', seats: holdOf(order)?.seats ?? [], leaseUntil: leaseFor(until) };
}

/** A lease outlasts its order, so that the order ends first. */
function leaseFor(until: number): Instant {
  return instant(until + LEASE_MARGIN_MS);
}
