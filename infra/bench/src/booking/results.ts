import type { RunFacts } from '../report/run-facts.ts';
import type { PassengerKind } from './passengers/booker.ts';
import type { Disagreement } from './rush/agreement.ts';

/** How the bookings are spread: over many flights in turn, or all on one until it is sold out. The floor has no seats. */
export type Spread = 'many' | 'hot';

/** Where Temporal and Postgres keep things: in memory, or on disk as `npm start` has them. */
export type Storage = 'memory' | 'disk';

/** What is booked at: the product, or its order workflow alone with activities that do nothing. */
export type Side = 'product' | 'floor';

/** The processes whose use is measured. Those that drive the bookings or look on are not part of a booking's cost. */
export const PARTS = ['api', 'worker', 'temporal', 'postgres', 'passengers', 'viewers'] as const;
export type Part = (typeof PARTS)[number];

/** Milliseconds, of one kind of wait. Null where nobody waited so. */
export interface Waits {
  readonly p50: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/** An event of an order's history. */
export interface PathStep {
  /** Its type, such as `workflowTaskCompleted`. */
  readonly event: string;
  /** Milliseconds since the order was started: the median of some orders. */
  readonly atMs: number;
}

/** What Temporal did for a booking. */
export interface TemporalWork {
  /** Of an order's workflow: the median of some orders. */
  readonly events: number;
  readonly workflowTasks: number;
  readonly stateTransitions: number;
  /** How an order got on. Empty where the orders' histories differ. */
  readonly path: readonly PathStep[];
  /** Of the seat blocks' workflows, for each booking of their flights. Null at the floor, which has none. */
  readonly block: {
    readonly updates: number;
    readonly events: number;
    readonly workflowTasks: number;
    readonly stateTransitions: number;
  } | null;
}

/** What viewers of the flights saw, from before the first booking until after the last. */
export interface Seen {
  readonly viewers: number;
  /** Messages about seats that they received. */
  readonly messages: number;
  /** Messages that left out versions. */
  readonly gaps: number;
  /** Messages that brought nothing newer than was seen. */
  readonly doubled: number;
  /** Messages that brought several versions in one. */
  readonly conflated: number;
  /** Viewers who did not have the last change of their flight a minute after it was made. */
  readonly behind: number;
  /** Refusals, failed connections, sockets that the server closed. */
  readonly errors: number;
}

/** What was booked in some seconds, and what it took. */
export interface Stint {
  readonly seconds: number;
  /** Bookings that were confirmed in these seconds. */
  readonly bookings: number;
  readonly perSecond: number;
  /** How many bookings came to another end, by what it was. */
  readonly failed: Readonly<Record<string, number>>;
  /** From asking for the seats until they are held. */
  readonly hold: Waits;
  /** From paying until the confirmation is seen. */
  readonly confirmation: Waits;
  /** From asking for the seats until the confirmation is seen. */
  readonly whole: Waits;
  /** CPU time in milliseconds for each booking, user and system, of each process and those that it started. */
  readonly cpuMs: Readonly<Partial<Record<Part, number>>>;
  /** Memory in MB at the end, shared pages counted once. */
  readonly memoryMb: Readonly<Partial<Record<Part, number>>>;
  /** How busy all cores were, in percent, whoever used them. */
  readonly machineCpu: number;
}

/** One measured stretch. */
export interface Row extends Stint {
  readonly round: number;
  readonly side: Side;
  /** Settings that this one ran with besides the usual. Empty for the usual. */
  readonly settings: Readonly<Record<string, string>>;
  readonly spread: Spread;
  readonly storage: Storage;
  /** How the bookings came: REST and SSE, tRPC over HTTP and WebSocket, or Temporal's SDK. */
  readonly by: PassengerKind;
  readonly atOnce: number;
  readonly workers: number;
  readonly work: TemporalWork;
  /** Null at the floor, which has no live map. */
  readonly seen: Seen | null;
}

/**
 * A wave of passengers who come within a second. `grants`: each wants seats that nobody else wants; `rush`: all want the same seats, and
 * who gets some pays at once; `refusals`: all want those seats when they are sold.
 */
export type Wave = 'grants' | 'rush' | 'refusals';

/** One wave of a rush. */
export interface RushRow {
  readonly round: number;
  readonly wave: Wave;
  /** Settings that this one ran with besides the usual. Empty for the usual. */
  readonly settings: Readonly<Record<string, string>>;
  readonly passengers: number;
  /** Seats that they want, all together. */
  readonly seats: number;
  /** How long it took from the first request until the last passenger knew how it ended. */
  readonly seconds: number;
  readonly granted: number;
  readonly refused: number;
  /** Requests that came to nothing, by what was answered. */
  readonly failed: Readonly<Record<string, number>>;
  /** From asking for the seats until it is known whether they are held: of all, of who got them, and of who didn't. */
  readonly told: { readonly all: Waits; readonly granted: Waits; readonly refused: Waits };
  /** From paying until the confirmation is seen. */
  readonly confirmation: Waits;
  /** Null where nobody paid. */
  readonly disagreement: Disagreement | null;
  /** What 100 viewers of the flight saw of it. */
  readonly seen: Seen | null;
  /** CPU time in milliseconds for each passenger, of each process and those that it started. */
  readonly cpuMs: Readonly<Partial<Record<Part, number>>>;
  /** How busy all cores were, in percent, whoever used them. */
  readonly machineCpu: number;
}

/** What may grow: flights whose seat blocks are open, past orders in Postgres, or the minutes that it has run. */
export type Grows = 'flights' | 'pastOrders' | 'minutes';

/** What a booking costs at one size, with 8 passengers at once or, over time, at a steady rate. */
export interface GrowthRow extends Stint {
  readonly grows: Grows;
  /** How many of these there were; of minutes, at the end. */
  readonly size: number;
}

/** What a workflow that a worker keeps in its memory takes there, in KB of the process's resident memory. */
export interface CachedWorkflows {
  /** How many of each were opened to see it. */
  readonly each: number;
  readonly orderKb: number;
  /** Of a cabin of 150 seats. */
  readonly seatBlockKb: number;
}

/** All of a run, as `--json` writes it. A field may be added; one that is here keeps its meaning, or `format` rises. */
export interface BookingResults extends RunFacts {
  readonly format: 1;
  readonly rows: readonly Row[];
  readonly rush: readonly RushRow[];
  readonly growth: readonly GrowthRow[];
  /** Null where it was not measured. */
  readonly cachedWorkflows: CachedWorkflows | null;
}
