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
import type { BookingConflict, SeatChange, SeatProjection } from './activities.ts';

/** Where the order and reset workflows run. */
export const ORDER_TASK_QUEUE = 'order-tq';
/** Where the seat block workflows run. */
export const SEAT_TASK_QUEUE = 'seat-tq';

/**
 * How long a worker may take for a task of an order or a seat block, in milliseconds. When it dies, another takes over after this time at the latest, so
 * that a waiting passenger has an answer within 5 s. Tasks take milliseconds; tries of local activities end before it is over.
 */
export const WORKFLOW_TASK_TIMEOUT_MS = 3_500;

/** Names under which workflows are registered. */
export const WORKFLOW = { order: 'order', seatBlock: 'seatBlock', resetFlight: 'resetFlight' } as const;

/** Names of updates, signals and queries, the same for clients in every language. */
export const MESSAGE = {
  block: {
    /** Update `(commands: SeatCommand[]) => SeatOutcome[]`: one outcome per command, when what they changed is written. */
    apply: 'apply',
    /** Update `(commands: SeatCommand[]) => SeatDecision`, for callers that write the seats to Postgres themselves. */
    decide: 'decide',
    /**
     * Update `(commands: SeatCommand[], outcomes: SeatOutcome[], bookings: BookingConflict[]) => SeatDecision`: takes over bookings that
     * Postgres has and the block did not know of; returns the outcomes of the commands as they are then.
     */
    adopt: 'adopt',
    /** Update `(seats: string[]) => SeatDecision`: the seats as they are, to be written again. For repairs. */
    show: 'show',
    /** Update: frees every seat, bookings too. For administrators. */
    clear: 'clear',
    /** Signal `{type, orderId, seats, ttl}`, for clients without updates. */
    cmd: 'cmd',
    /** Query: every seat of the block. */
    getState: 'getState',
  },
  order: {
    /** Update: answers once the seats the order was opened with are granted or refused. */
    opened: 'opened',
    /** Update `(seats: string[], chooser?: {party, cabin})`: what is left out of the chooser stays as it was, a null cabin is any again. */
    selectSeats: 'selectSeats',
    /** Update: the one explicit extension of the hold. */
    extend: 'extend',
    /** Update `(code: string)`: answers as soon as the attempt is accepted. */
    submitPayment: 'submitPayment',
    /** Update. */
    cancel: 'cancel',
    /** Update: ends the order because its flight is being reset; waits for a payment that is under way. */
    flightReset: 'flightReset',
    /** Query: the order as it is, a domain `Order`. */
    getStatus: 'getStatus',
  },
  orderSignal: {
    /** Signal `(seats: string[])`. */
    updateSeats: 'updateSeats',
    /** Signal `(code: string)`. The name is the update's too; Temporal keeps the two apart. */
    submitPayment: 'submitPayment',
    cancelOrder: 'cancelOrder',
    /** Signal: has the order look whether more was recorded of it than it knows. For repairs. */
    catchUp: 'catchUp',
  },
} as const;

export const orderWorkflowId = (orderId: string) => `order::${orderId}`;
export const seatBlockWorkflowId = (flightId: string, blockId: string) => `seat::${flightId}::${blockId}`;
/** What a workflow is about, by its id; null for one that is neither an order's nor a seat block's. */
export function aboutWorkflow(
  workflowId: string,
): { readonly orderId: string } | { readonly flightId: string; readonly blockId: string } | null {
  const [kind, ...rest] = workflowId.split('::');
  const last = rest.at(-1);
  if (last === undefined) return null;
  if (kind === 'order') return { orderId: rest.join('::') };
  return kind === 'seat' && rest.length > 1 ? { flightId: rest.slice(0, -1).join('::'), blockId: last } : null;
}
export const resetWorkflowId = (flightId: string) => `reset::${flightId}`;

/** A flight as an order needs it: who may hold seats, and what they cost. */
export type FlightForSale = FlightFacts & Tariff;

/** What an order workflow is started with. */
export interface OrderInput {
  readonly orderId: string;
  readonly flight: FlightForSale;
  readonly userId: string;
  readonly guestId: string | null;
  /** Seats to hold at once; empty for an order that chooses later. */
  readonly seats: readonly SeatCode[];
  readonly party?: Party;
  readonly cabin?: CabinId;
  readonly policy: OrderPolicy;
  /** The order as Postgres has it, where the workflow of a running order was lost and starts again. */
  readonly recorded?: Order;
}

/** What the workflow of an order that Postgres knows is started with. */
export function recordedInput(recorded: Order, flight: FlightForSale): OrderInput {
  const { id: orderId, userId, guestId, policy } = recorded;
  return { orderId, flight, userId, guestId, seats: [], policy, recorded };
}

/** What a seat block workflow is started with; `carried` when it continues as new. */
export interface SeatBlockInput {
  readonly flight: FlightFacts;
  readonly blockId: string;
  readonly carried?: SeatBlock;
}

/** The signal of clients without updates: `ttl` is the lease in seconds, for HOLD and EXTEND. */
export interface SeatCommandSignal {
  readonly type: SeatCommand['type'];
  readonly orderId: string;
  readonly seats: readonly SeatCode[];
  readonly ttl?: number;
}

/** The `getState` query's answer. */
export interface SeatBlockReport {
  readonly flightId: string;
  readonly blockId: string;
  readonly version: number;
  readonly seats: readonly SeatChange[];
  /** The newest signals that were refused: a signal has no answer of its own. */
  readonly refusedSignals: readonly RefusedSignal[];
}

/** A signal that changed nothing, and why. */
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

/** What a block decided: an outcome per command, and the seats to write before anyone hears of it; null where there are none. */
export interface SeatDecision {
  readonly outcomes: readonly SeatOutcome[];
  readonly projection: SeatProjection | null;
}
