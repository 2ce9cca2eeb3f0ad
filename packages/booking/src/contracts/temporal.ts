import type {
  CabinId,
  FlightFacts,
  Instant,
  Order,
  OrderPolicy,
  Party,
  Refusal,
  SeatBlock,
  SeatCode,
  SeatCommand,
  SeatOutcome,
  Tariff,
} from '@jumpseat/domain';
import type { BookingConflict, MailId, SeatChange, SeatProjection } from './activities.ts';

/** The task queue of order and reset workflows. */
export const ORDER_TASK_QUEUE = 'order-tq';
/** The task queue of seat block workflows. */
export const SEAT_TASK_QUEUE = 'seat-tq';
/** The task queue of mail. A mail server that doesn't answer keeps nothing else waiting. */
export const MAIL_TASK_QUEUE = 'mail-tq';
/** The task queue of housekeeping. Workers of releases without it never get its tasks. */
export const HOUSEKEEPING_TASK_QUEUE = 'housekeeping-tq';

/**
 * The time limit of a workflow task, in milliseconds. If a worker dies, another one takes over after this time, so a
 * passenger waits less than 5 s. Tasks take milliseconds, and tries of local activities end before the limit.
 */
export const WORKFLOW_TASK_TIMEOUT_MS = 3_500;

/** Names of the workflows. */
export const WORKFLOW = {
  order: 'order',
  seatBlock: 'seatBlock',
  resetFlight: 'resetFlight',
  deliverMail: 'deliverMail',
  housekeeping: 'housekeeping',
} as const;

/** Names of updates, signals and queries. They are the same for clients in every language. */
export const MESSAGE = {
  block: {
    /**
     * Update `(commands: SeatCommand[]) => SeatOutcome[]`: returns one outcome per command, after the changes are
     * written.
     */
    apply: 'apply',
    /**
     * Update `(commands: SeatCommand[]) => SeatDecision`: decides without persisting. The caller must persist
     * `projection`.
     */
    decide: 'decide',
    /**
     * Update `(commands: SeatCommand[], outcomes: SeatOutcome[], bookings: BookingConflict[]) => SeatDecision`: takes
     * over bookings that Postgres has and the block did not know, and returns the revised outcomes of the commands.
     */
    adopt: 'adopt',
    /** Update `(seats: string[]) => SeatDecision`: returns the current seats, to write them again. For repairs. */
    show: 'show',
    /** Update: releases every seat, including bookings. For administrators. */
    clear: 'clear',
    /** Signal `{type, orderId, seats, ttl}`: see `workflows/compatibility-signals.ts`. */
    cmd: 'cmd',
    /** Query: every seat of the block. */
    getState: 'getState',
  },
  order: {
    /** Update: returns once the order's first seats are granted or refused. */
    opened: 'opened',
    /**
     * Update `(seats: string[], chooser?: {party, cabin})`. A missing party or cabin stays as it was; null allows any
     * cabin.
     */
    selectSeats: 'selectSeats',
    /** Update: the one explicit extension of the hold. */
    extend: 'extend',
    /** Update `(code: string)`: returns as soon as the attempt is accepted. */
    submitPayment: 'submitPayment',
    /** Update. */
    cancel: 'cancel',
    /** Update: ends the order because its flight is reset. Waits for a payment in progress. */
    flightReset: 'flightReset',
    /** Query: the current order, a domain `Order`. */
    getStatus: 'getStatus',
  },
  /** The first three are for clients that can't send updates: see `workflows/compatibility-signals.ts`. */
  orderSignal: {
    /** Signal `(seats: string[])`. */
    updateSeats: 'updateSeats',
    /** Signal `(code: string)`. An update has the same name; Temporal distinguishes the two. */
    submitPayment: 'submitPayment',
    cancelOrder: 'cancelOrder',
    /** Signal: the order looks for entries in Postgres that it does not know. For repairs. */
    catchUp: 'catchUp',
  },
} as const;

export const orderWorkflowId = (orderId: string) => `order::${orderId}`;
export const seatBlockWorkflowId = (flightId: string, blockId: string) => `seat::${flightId}::${blockId}`;
export const mailWorkflowId = ({ orderId, version }: MailId) => `mail::${orderId}::${version}`;
/** The id of the schedule of housekeeping. Temporal adds the time of each run to it. */
export const HOUSEKEEPING_ID = 'housekeeping';
export const resetWorkflowId = (flightId: string) => `reset::${flightId}`;

/** What the id of a workflow names. */
export type WorkflowSubject =
  | { readonly type: 'ORDER'; readonly orderId: string }
  | { readonly type: 'SEAT_BLOCK'; readonly flightId: string; readonly blockId: string }
  | { readonly type: 'MAIL'; readonly mail: MailId }
  | { readonly type: 'RESET'; readonly flightId: string }
  | { readonly type: 'HOUSEKEEPING' };

/** A run of the schedule of housekeeping. */
const HOUSEKEEPING_RUN = new RegExp(`^${HOUSEKEEPING_ID}-\\d{4}-\\d\\d-\\d\\dT`);

/** What a workflow id names: an order, a seat block, a mail, the reset of a flight or housekeeping; null for other ids. */
export function parseWorkflowId(workflowId: string): WorkflowSubject | null {
  if (HOUSEKEEPING_RUN.test(workflowId)) return { type: 'HOUSEKEEPING' };
  const [kind, ...rest] = workflowId.split('::');
  const last = rest.at(-1);
  if (last === undefined) return null;
  if (kind === 'order') return { type: 'ORDER', orderId: rest.join('::') };
  if (kind === 'reset') return { type: 'RESET', flightId: rest.join('::') };
  if (rest.length < 2) return null;
  const first = rest.slice(0, -1).join('::');
  if (kind === 'seat') return { type: 'SEAT_BLOCK', flightId: first, blockId: last };
  if (kind === 'mail' && /^\d+$/.test(last)) return { type: 'MAIL', mail: { orderId: first, version: Number(last) } };
  return null;
}

/** A flight with the facts that orders need. */
export type FlightForSale = FlightFacts & Tariff;

/** The input of an order workflow. */
export interface OrderInput {
  readonly orderId: string;
  readonly flight: FlightForSale;
  readonly userId: string;
  readonly guestId: string | null;
  /** Seats to hold at once; empty if the passenger chooses later. */
  readonly seats: readonly SeatCode[];
  readonly party?: Party;
  readonly cabin?: CabinId;
  readonly policy: OrderPolicy;
  /** The order in Postgres, if the workflow of a live order was lost and starts again. */
  readonly recorded?: Order;
}

/** The input that starts the workflow of a recorded order again. */
export function recordedInput(recorded: Order, flight: FlightForSale): OrderInput {
  const { id: orderId, userId, guestId, policy } = recorded;
  return { orderId, flight, userId, guestId, seats: [], policy, recorded };
}

/** The input of a seat block workflow; with `carried` when it continues as new. */
export interface SeatBlockInput {
  readonly flight: FlightFacts;
  readonly blockId: string;
  readonly carried?: SeatBlock;
}

/** The signal of clients that can't send updates. `ttl` is the lease in seconds, for HOLD and EXTEND. */
export interface SeatCommandSignal {
  readonly type: SeatCommand['type'];
  readonly orderId: string;
  readonly seats: readonly SeatCode[];
  readonly ttl?: number;
}

/** The result of the `getState` query. */
export interface SeatBlockReport {
  readonly flightId: string;
  readonly blockId: string;
  readonly version: number;
  readonly seats: readonly SeatChange[];
  /** The newest refused signals, because a signal returns nothing. */
  readonly refusedSignals: readonly RefusedSignal[];
}

/** A refused signal. */
export interface RefusedSignal {
  readonly orderId: string;
  readonly type: string;
  readonly refusal: Refusal;
  readonly at: Instant;
}

export type ApplyArgs = [commands: readonly SeatCommand[]];
export type ApplyResult = readonly SeatOutcome[];
export type AdoptArgs = [
  commands: readonly SeatCommand[],
  outcomes: readonly SeatOutcome[],
  bookings: readonly BookingConflict[],
];

/**
 * A block's decision: one outcome per command, and the seats to write before anyone learns of it; null if there are
 * none.
 */
export interface SeatDecision {
  readonly outcomes: readonly SeatOutcome[];
  readonly projection: SeatProjection | null;
}
