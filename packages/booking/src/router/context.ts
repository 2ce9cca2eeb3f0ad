import type { Chooser, FlightFacts, Instant, LocalDate, Order, Refusal, SeatCode, Tariff } from '@jumpseat/domain';
import type { FlightRow } from '../contracts/flight-view.ts';
import type { FlightForSale } from '../contracts/temporal.ts';
import type { OrderView, Presence, SeatMapMessage, SeatMapView } from '../contracts/views.ts';

/** Who is asking. */
export interface Caller {
  /** The guest of a signed cookie; null for programs that carry none. */
  readonly guestId: string | null;
  /** Tells callers without a session apart: those on one connection are one. Each call is by another where it is left out. */
  readonly connection?: object | undefined;
  /** Whether administration calls are allowed. */
  readonly isAdmin: boolean;
  /** Where the caller is, to count by: an IPv4 address, or the /64 network of an IPv6 address. Callers without one are not counted. */
  readonly address?: string | undefined;
}

/** What a call is, to tRPC. */
export type CallType = 'query' | 'mutation' | 'subscription';

/** Which flights are looked for. `date` is a day of the origin's calendar, such as 2026-11-24. */
export interface FlightSearch {
  readonly origin: string;
  readonly destination: string;
  readonly date: LocalDate;
}

/** From where to where. */
export interface Route {
  readonly origin: string;
  readonly destination: string;
}

/** Which flights on sale are listed; all of them where nothing is said. */
export interface WhichFlights {
  readonly route?: Route | undefined;
  /** Flights to try things on alone, or none of them. */
  readonly demo?: boolean | undefined;
  /** The first so many. */
  readonly limit?: number | undefined;
}

/** Reads of what Postgres shows of flights and their seats. */
export interface FlightReads {
  /** Flights on sale, the earliest departure first. */
  list(which: WhichFlights): Promise<FlightRow[]>;
  /** The flights of a route on a day that are on sale, the earliest departure first. */
  search(search: FlightSearch): Promise<FlightRow[]>;
  /** The routes that have a flight on sale. */
  routes(): Promise<Route[]>;
  /** A flight, whether or not its sales are open; null when there is none. */
  find(flightId: string): Promise<FlightRow | null>;
  /** A flight as orders need it; null when there is none. */
  findForSale(flightId: string): Promise<FlightForSale | null>;
  /** A flight's seats at one version; null when there is no such flight. */
  seatMap(flightId: string): Promise<SeatMapView | null>;
}

/** Reads of orders. */
export interface OrderReads {
  find(orderId: string): Promise<Order | null>;
  /** Whether the order has carried out the request of that operation. */
  isCarriedOut(orderId: string, operationId: string): Promise<boolean>;
  /** The guest's orders that hold seats, of that flight where one is named, the newest first. */
  heldBy(guestId: string, flightId?: string): Promise<Order[]>;
}

/** How a request under a caller's own key was answered, for good. */
export type KeyedAnswer = { readonly output: unknown } | { readonly refusal: Refusal };

/** What a request under a caller's own key is carried out as. */
export interface Operation {
  /** The same for the request and its repetitions. */
  readonly operationId: string;
  /** Whether it was begun before, and nobody knows how far it came. */
  readonly isRepetition: boolean;
}

/** A request under a key: to be carried out, or answered already. */
export type BegunRequest = ({ readonly type: 'BEGUN' } & Operation) | ({ readonly type: 'ANSWERED' } & KeyedAnswer);

/** Whose key it is, and which. */
export interface CallersKey {
  /** The guest; empty for callers without a session, whose keys nobody can guess. */
  readonly caller: string;
  readonly key: string;
}

/** Remembers requests under callers' own keys, and their answers, for 24 hours. */
export interface IdempotencyStore {
  /** Begins a request, told as text. Only one at a time carries it out. */
  begin(request: CallersKey & { readonly request: string }): Promise<BegunRequest>;
  /** Keeps the final answer. */
  answer(operationId: string, of: CallersKey, answer: KeyedAnswer): Promise<void>;
  /** Lets a repetition carry the request out, at once. */
  release(operationId: string, of: CallersKey): Promise<void>;
}

/** A new flight, complete and checked. */
export interface NewFlight extends FlightFacts, Required<Tariff> {
  readonly origin: string;
  readonly destination: string;
  readonly arrivesAt?: Instant | undefined;
}

/** Writes that need no workflow. */
export interface FlightWrites {
  /** Inserts a flight with its seats; false when its id is taken. */
  create(flight: NewFlight): Promise<boolean>;
}

/**
 * What is asked of order workflows. Each call answers the order after it; a refusal is thrown as JumpseatError. What is asked twice under
 * one `operationId` is carried out once.
 */
export interface OrderCommands {
  /** Opens an order and, with seats, answers once they are granted or refused: then it is FAILED and says why. Throws UNPAID_LIMIT_REACHED. */
  create(order: {
    orderId: string;
    flight: FlightForSale;
    userId: string;
    guestId: string | null;
    seats: readonly SeatCode[];
    chooser: Chooser;
    /** Where the caller is: see {@link Caller}. */
    address?: string | undefined;
  }): Promise<Order>;
  /** What is left out of the chooser stays as it was; a null cabin is any again. */
  selectSeats(orderId: string, seats: readonly SeatCode[], chooser: Chooser, operationId?: string): Promise<Order>;
  extend(orderId: string, operationId?: string): Promise<Order>;
  /** Answers as soon as the attempt is accepted, PAYMENT_PENDING. */
  pay(orderId: string, code: string, operationId?: string): Promise<Order>;
  cancel(orderId: string, operationId?: string): Promise<Order>;
  /** Returns when no order of the flight is live and every seat is free. */
  resetFlight(flight: FlightFacts): Promise<{ ordersEnded: number; ordersRefunded: number }>;
}

/** The live feed. All of it ends when `signal` aborts. */
export interface LiveFeed {
  /**
   * The map of a flight: a snapshot (or what changed after the version seen), then deltas in version order. Who watches counts among those
   * who look at the flight: a guest once, and a connection without a session once.
   */
  seatMap(
    flightId: string,
    options: {
      after?: number | undefined;
      guestId: string | null;
      connection?: object | undefined;
      signal: AbortSignal;
    },
  ): AsyncIterable<SeatMapMessage>;
  /** How many people look at a flight now, over all nodes: as it is, then each change, at most once a second. */
  presence(flightId: string, options: { signal: AbortSignal }): AsyncIterable<Presence>;
  /**
   * One order: as it is, unless `after` is its version already, then each change. Throws ORDER_NOT_FOUND where there is none that answers to
   * that guest.
   */
  order(
    orderId: string,
    options: { after?: number | undefined; guestId: string | null; signal: AbortSignal },
  ): AsyncIterable<OrderView>;
}

/** What procedures reach the world through. The API's composition root builds it; tests build their own. */
export interface Context {
  readonly caller: Caller;
  /** The caller's own key of this request: repeated under it, it gets the same answer. */
  readonly idempotencyKey?: string | undefined;
  /** What a request with a key is carried out as; the router sets it. */
  readonly operation?: Operation | undefined;
  /** Lets in one more subscription on the caller's connection, and answers how to let it go; throws TOO_MANY_SUBSCRIPTIONS. */
  readonly admit: () => () => void;
  /** Counts the call against the limits of its caller. Throws RATE_LIMITED where they are reached. */
  readonly spend: (call: CallType) => Promise<void>;
  /** Runs a query or a mutation, so that all it waits for ends by one deadline. Throws OVERLOADED where its connection has too many under way. */
  readonly withDeadline: <T>(call: () => Promise<T>) => Promise<T>;
  /** Runs a read of what anyone may see when it is the caller's turn. Throws OVERLOADED where that takes too long. */
  readonly readInTurn: <T>(read: () => Promise<T>) => Promise<T>;
  /** Logs and counts a row of the database that can't be shown. */
  readonly reportUnreadable: (id: string, error: unknown) => void;
  readonly flights: FlightReads & FlightWrites;
  readonly orders: OrderReads;
  readonly commands: OrderCommands;
  readonly idempotency: IdempotencyStore;
  readonly live: LiveFeed;
  readonly settings: {
    readonly maxSeatsPerOrder: number;
    /** How long before departure sales close, in milliseconds. */
    readonly salesCloseMs: number;
  };
  /** The server's clock, in epoch milliseconds. */
  now(): number;
}
