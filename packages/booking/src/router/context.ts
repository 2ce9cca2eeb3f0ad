import type { ErrorCode } from '@jumpseat/domain';
import type {
  FlightReads,
  FlightWrites,
  IdempotencyStore,
  LiveFeed,
  Operation,
  OrderCommands,
  OrderReads,
  TripPapers,
  TripStore,
} from '../contracts/ports/index.ts';

/** The caller of a procedure. */
export interface Caller {
  /** The guest of a signed cookie; null for programs that carry none. */
  readonly guestId: string | null;
  /** Identifies callers without a session: one per connection. Left out, each call counts as a caller of its own. */
  readonly connection?: object | undefined;
  /** Whether administration calls are allowed. */
  readonly isAdmin: boolean;
  /** The IPv4 address, or the /64 network of an IPv6 address, for limits. Left out, no limit by address applies. */
  readonly address?: string | undefined;
}

/** What tRPC calls the type of a procedure. */
export type CallType = 'query' | 'mutation' | 'subscription';

/** Traces a call. The call names the code of its refusal, if there is one. */
export type TraceCall = <T>(path: string, call: (refuse: (code: ErrorCode) => void) => Promise<T>) => Promise<T>;

/** The ports of the procedures. The API's composition root builds it; tests build their own. */
export interface Context {
  readonly caller: Caller;
  /** The request's idempotency key: a repetition with the same key gets the same answer. */
  readonly idempotencyKey?: string | undefined;
  /** The operation of a request with a key; the router sets it. */
  readonly operation?: Operation | undefined;
  /**
   * Counts one more subscription on the caller's connection; returns the function that ends it. Throws
   * TOO_MANY_SUBSCRIPTIONS.
   */
  readonly admit: () => () => void;
  /** Counts the call of that path, such as `trips.paper`, against the caller's rate limits. Throws RATE_LIMITED. */
  readonly spend: (call: CallType, path: string) => Promise<void>;
  /** Counts an attempt to find a booking by its reference against the caller's limit. Throws RATE_LIMITED. */
  readonly spendGuess: (reference: string) => Promise<void>;
  /**
   * Runs a query or a mutation under one deadline. Throws OVERLOADED when its connection has too many calls in
   * progress.
   */
  readonly withDeadline: <T>(call: () => Promise<T>) => Promise<T>;
  /** Runs a public read in the caller's turn. Throws OVERLOADED when the wait is too long. */
  readonly readInTurn: <T>(read: () => Promise<T>) => Promise<T>;
  /** Runs a call as a span of its trace, named by its path. Left out, nothing is traced. */
  readonly trace?: TraceCall | undefined;
  /** Logs and counts a database row that can't be shown. */
  readonly reportUnreadable: (id: string, error: unknown) => void;
  readonly flights: FlightReads & FlightWrites;
  readonly orders: OrderReads;
  readonly trips: TripStore;
  readonly papers: TripPapers;
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
