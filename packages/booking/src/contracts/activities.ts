import type {
  FlightFacts,
  Instant,
  Money,
  Order,
  OrderEvent,
  OrderRequest,
  PaymentOutcome,
  Refusal,
  SeatBlock,
  SeatCode,
  SeatStatus,
} from '@jumpseat/domain';
import type { FlightForSale } from './temporal.ts';

/** A changed seat as it is projected. */
export interface SeatChange {
  readonly seat: SeatCode;
  readonly status: SeatStatus;
  /** Who holds or booked it; null when available. */
  readonly orderId: string | null;
  readonly leaseUntil: Instant | null;
  /** Whose booking of the seat was given up last: only that one may the database forget. */
  readonly unbooked?: string;
}

/** Seats of a block as they are at its `version`: an older one never overwrites a newer one. */
export interface SeatProjection {
  readonly flightId: string;
  readonly blockId: string;
  readonly version: number;
  readonly changes: readonly SeatChange[];
}

/** A seat that the database knows to be booked by another order than the one that was to be written. */
export interface BookingConflict {
  readonly seat: SeatCode;
  readonly orderId: string;
}

/** What came of writing seats. */
export interface Projected {
  /** Bookings of others that the database has, in place of those that were to be written. */
  readonly conflicts: readonly BookingConflict[];
  /**
   * A version that was written before and is newer: of some of these seats, or the first of a later run of the block, in which case nothing was
   * written. Null where there is none. A block whose version stays below it has gone back in time.
   */
  readonly overtakenBy: number | null;
}

/** What a seat block asks of the outside, as activities. */
export interface SeatBlockActivities {
  /**
   * Begins a run of the block from its seats as Postgres has them, so that a lost Temporal server sells nothing twice. What an earlier run
   * decided and has not written yet is never written after that.
   */
  loadSeatBlock(request: { flight: FlightFacts; blockId: string }): Promise<SeatBlock>;
  /** Writes seats to Postgres. Idempotent. */
  projectSeats(projection: SeatProjection): Promise<Projected>;
}

/** A request that waits in an order's queue, under the key by which its answer is found: an update's id, or a signal's number. */
export interface QueuedRequest {
  readonly key: string;
  readonly request: OrderRequest;
  /** Whether a refusal is recorded with the order, as nobody waits for an answer. */
  readonly isSignal?: boolean;
}

/** One turn of an order: as it is, and what is asked of it, in the order of arrival. */
export interface OrderTurn {
  readonly order: Order;
  readonly flight: FlightForSale;
  readonly requests: readonly QueuedRequest[];
  /** The workflow's clock, in epoch milliseconds. A worker's own clock may be behind the one by which the order's alarm rang. */
  readonly now: number;
}

/** What happened to an order, and the key of the request that it carries out; null for what no request carried a key for. */
export interface OrderEntry {
  readonly event: OrderEvent;
  readonly request: string | null;
}

/** What came of a turn. It alone says how the order goes on: a workflow never decides by the clock, nor by what has arrived meanwhile. */
export type OrderTurnResult =
  /** The entry that stands for the order's next version; `wasAsked` is false where it carries out a request that wasn't among those of this turn. */
  | { readonly type: 'RECORDED'; readonly entry: OrderEntry; readonly wasAsked: boolean }
  /** The request changes nothing. */
  | { readonly type: 'REFUSED'; readonly key: string; readonly refusal: Refusal }
  /** The request has nothing to do, or not yet. */
  | { readonly type: 'NOTHING'; readonly key: string }
  /** The payment can't stand: the money is to be given back before that is recorded. With `ends` the order can't be paid any more. */
  | { readonly type: 'VOID'; readonly refusal: Refusal; readonly ends: boolean };

/** What an order asks of the outside as local activities. */
export interface OrderActivities {
  /**
   * Takes the first request: decides by the clock, asks the seat blocks, and appends what happened to the order's entries. Where the next
   * version has an entry already, a try before this one has written it: that entry stands, and is the result.
   */
  takeOrderTurn(turn: OrderTurn): Promise<OrderTurnResult>;
}

/** One payment attempt. The key makes every repetition the same attempt at the gateway. */
export interface PaymentRequest {
  readonly orderId: string;
  readonly attempt: number;
  readonly code: string;
  readonly total: Money;
}

/** What an order asks of the payment gateway, as activities. */
export interface PaymentActivities {
  /** Tries to take the money. Throws on a technical failure, which Temporal tries again. */
  validatePayment(request: PaymentRequest): Promise<PaymentOutcome>;
  /** Gives the money of an attempt back, or makes sure that none is taken. Idempotent. */
  voidPayment(request: Omit<PaymentRequest, 'code'>): Promise<void>;
}

/** What a flight reset asks of the outside, as activities. */
export interface ResetActivities {
  /** Ends every live order of the flight, refunds the confirmed ones, frees every seat; returns when all that is so. Idempotent. */
  resetFlight(request: { flight: FlightFacts }): Promise<{ ordersEnded: number; ordersRefunded: number }>;
}

/** The idempotency key of a payment attempt. */
export const paymentKey = ({ orderId, attempt }: Pick<PaymentRequest, 'orderId' | 'attempt'>) =>
  `${orderId}#${attempt}`;
