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

/** A changed seat, as it is written to Postgres. */
export interface SeatChange {
  readonly seat: SeatCode;
  readonly status: SeatStatus;
  /** The order that holds or has booked the seat; null if it is available. */
  readonly orderId: string | null;
  readonly leaseUntil: Instant | null;
  /** The order whose booking of the seat was released last. The database deletes only that booking. */
  readonly unbooked?: string;
}

/** Seats of a block at its `version`. An older version never overwrites a newer one. */
export interface SeatProjection {
  readonly flightId: string;
  readonly blockId: string;
  readonly version: number;
  readonly changes: readonly SeatChange[];
  /** The sampled trace of the change, for its news: a W3C traceparent. The writer adds it, never a workflow. */
  readonly trace?: string | undefined;
}

/** A seat that the database shows as booked by another order than the one to be written. */
export interface BookingConflict {
  readonly seat: SeatCode;
  readonly orderId: string;
}

/** The result of writing seats. */
export interface ProjectionResult {
  /** Bookings of other orders that the database kept, instead of those to be written. */
  readonly conflicts: readonly BookingConflict[];
  /**
   * A newer version that was written before; null if there is none. It is the version of one of these seats, or the
   * first of a later run of the block; then nothing was written. A block whose version stays below it has lost its
   * newest state.
   */
  readonly overtakenBy: number | null;
}

/** The activities of a seat block. */
export interface SeatBlockActivities {
  /**
   * Begins a run of the block from the seats in Postgres, so that no seat is sold twice after Temporal has lost its
   * data. After that, earlier runs write nothing more.
   */
  loadSeatBlock(request: { flight: FlightFacts; blockId: string }): Promise<SeatBlock>;
  /** Writes seats to Postgres. Idempotent. */
  projectSeats(projection: SeatProjection): Promise<ProjectionResult>;
}

/** A request in an order's queue. Its answer is found by `key`: the id of an update, or the number of a signal. */
export interface QueuedRequest {
  readonly key: string;
  readonly request: OrderRequest;
  /** For a signal, nobody waits for an answer. So a refusal is recorded with the order. */
  readonly isSignal?: boolean;
}

/** One turn of an order: its state, and its requests in the order of arrival. */
export interface OrderTurn {
  readonly order: Order;
  readonly flight: FlightForSale;
  readonly requests: readonly QueuedRequest[];
  /**
   * The workflow's clock, in epoch milliseconds. The worker's clock may be behind the one that fired the order's timer.
   */
  readonly now: number;
}

/** An event of an order, and the key of the request that it carries out; null if that request had no key. */
export interface OrderEntry {
  readonly event: OrderEvent;
  readonly request: string | null;
}

/** The result of a turn. The order goes on by it alone, never by the clock or by requests that arrived meanwhile. */
export type OrderTurnResult =
  /**
   * The entry of the order's next version. `wasAsked` is false if it carries out a request that was not in this turn.
   */
  | { readonly type: 'RECORDED'; readonly entry: OrderEntry; readonly wasAsked: boolean }
  /** The request is refused and changes nothing. */
  | { readonly type: 'REFUSED'; readonly key: string; readonly refusal: Refusal }
  /** There is nothing to do for the request, or not yet. */
  | { readonly type: 'NOTHING'; readonly key: string }
  /** The payment must be voided before its failure is recorded. With `ends` the order can't be paid any more. */
  | { readonly type: 'VOID'; readonly refusal: Refusal; readonly ends: boolean };

/** The local activities of an order. */
export interface OrderActivities {
  /**
   * Carries out the first request: decides, sends commands to the seat blocks, and appends an entry for the order's
   * next version. If that version has an entry already, an earlier try wrote it. That entry is then the result.
   */
  takeOrderTurn(turn: OrderTurn): Promise<OrderTurnResult>;
}

/** One payment attempt. */
export interface PaymentRequest {
  readonly orderId: string;
  readonly attempt: number;
  readonly code: string;
  readonly total: Money;
}

/** The activities of a payment. */
export interface PaymentActivities {
  /** Charges the money. Throws on a technical failure, which Temporal retries. */
  validatePayment(request: PaymentRequest): Promise<PaymentOutcome>;
  /** Gives the money of an attempt back, or makes sure that none will be charged. Idempotent. */
  voidPayment(request: Omit<PaymentRequest, 'code'>): Promise<void>;
}

/** The activity of a flight reset. */
export interface ResetActivities {
  /**
   * Ends the flight's live orders, refunds its confirmed ones and releases all seats. Returns when all is done.
   * Idempotent.
   */
  resetFlight(request: { flight: FlightFacts }): Promise<{ ordersEnded: number; ordersRefunded: number }>;
}

/** What a mail is about. */
export const MAIL_KINDS = ['CONFIRMATION', 'REFUND', 'REMINDER'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** How a mail has ended. GIVEN_UP: no server took it for a day. DROPPED: nobody needs it any more. */
export const MAIL_ENDS = ['SENT', 'BOUNCED', 'GIVEN_UP', 'DROPPED'] as const;
export type MailEnd = (typeof MAIL_ENDS)[number];

/** A mail: at most one for each version of an order. Names no one, so workflows and logs may have it. */
export interface MailId {
  readonly orderId: string;
  readonly version: number;
}

/** How a try to send a mail has ended it. */
export interface MailResult {
  readonly end: MailEnd;
  /** Why it bounced, as the mail server's codes, such as `SMTP 550 5.1.1`; otherwise null. */
  readonly reason: string | null;
}

/** The activities of mail. Neither their results nor their failures name anyone. */
export interface MailActivities {
  /**
   * Sends the mail if nothing has ended it before. Writes nothing: its result must be in the history before anything
   * else can fail, or a retry would send the mail again. Throws if a later try may succeed.
   */
  sendMail(mail: MailId): Promise<MailResult>;
  /** Records how the mail has ended. A mail that had ended stays as it was. Returns how it has ended. Idempotent. */
  endMail(mail: MailId, end: MailEnd, reason: string | null): Promise<MailEnd>;
}

/** The idempotency key of a payment attempt. With it, the gateway charges a repeated attempt once. */
export const paymentKey = ({ orderId, attempt }: Pick<PaymentRequest, 'orderId' | 'attempt'>) =>
  `${orderId}#${attempt}`;
