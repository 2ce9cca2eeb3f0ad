import type {
  FlightFacts,
  Instant,
  Money,
  Order,
  OrderEvent,
  PaymentOutcome,
  Refusal,
  SeatBlock,
  SeatCode,
  SeatStatus,
} from '@jumpseat/domain';

/** A changed seat as it is projected. */
export interface SeatChange {
  readonly seat: SeatCode;
  readonly status: SeatStatus;
  /** Who holds or booked it; null when available. */
  readonly orderId: string | null;
  readonly leaseUntil: Instant | null;
  /** Whether an earlier booking of the seat was given up: only then may the database forget it. */
  readonly unbooked?: boolean;
}

/** The seats of a block that changed in one step. `version` is the block's: an older one never overwrites a newer one. */
export interface SeatProjection {
  readonly flightId: string;
  readonly version: number;
  readonly changes: readonly SeatChange[];
}

/** A seat that the database knows to be booked by another order than the one that was to be written. */
export interface BookingConflict {
  readonly seat: SeatCode;
  readonly orderId: string;
}

/** What a seat block asks of the outside, as local activities. */
export interface SeatBlockActivities {
  /** The block's seats as Postgres has them: what a block starts from, so that a lost Temporal server sells nothing twice. */
  loadSeatBlock(request: { flight: FlightFacts; blockId: string }): Promise<SeatBlock>;
  /** Writes changed seats to Postgres; answers the bookings it had to refuse. Idempotent. */
  projectSeats(projection: SeatProjection): Promise<{ conflicts: readonly BookingConflict[] }>;
}

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
  | { readonly type: 'RELEASE'; readonly seats: readonly SeatCode[] }
  | { readonly type: 'CONFIRM'; readonly seats: readonly SeatCode[] };

/** One step of an order: what it asks of its seats, and what is recorded when they are granted. */
export interface OrderStep {
  readonly order: Order;
  readonly flight: FlightFacts;
  /** Rises with each step of the order; the seat commands' sequence numbers follow from it. */
  readonly step: number;
  /** Null where the step is about no seat. */
  readonly work: SeatWork | null;
  readonly event: OrderEvent;
  /** What a refusal does: KEEP records it and leaves the order as it is, END records it as the order's end, RETURN records nothing. */
  readonly onRefusal: 'KEEP' | 'END' | 'RETURN';
}

/** What came of a step; `event` is what was recorded, null where nothing was. */
export type OrderStepResult =
  | { readonly granted: true; readonly event: OrderEvent }
  | { readonly granted: false; readonly refusal: Refusal; readonly event: OrderEvent | null };

/** What an order asks of the outside as local activities. */
export interface OrderActivities {
  /** Asks the seat blocks, then writes the order's row and its audit event in one transaction. Idempotent. */
  settleOrder(step: OrderStep): Promise<OrderStepResult>;
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
