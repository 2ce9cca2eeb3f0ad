import type { Violation } from '../checker/violation.ts';
import type { InjectedFault } from '../faults/fault.ts';
import type { UnexpectedExit } from '../faults/fault-injector.ts';

/** Faults of one kind, with the times until a seat was held again, in milliseconds. */
export interface FaultRow {
  readonly kind: string;
  readonly count: number;
  /** Of all faults, including those during which others struck. */
  readonly p50: number | null;
  readonly max: number | null;
  /** The number of faults during which no other struck. */
  readonly alone: number;
  readonly aloneP50: number | null;
  readonly aloneMax: number | null;
  /** The number of faults after which no seat was held again. */
  readonly never: number;
}

export interface ViolationFound extends Violation {
  /** Events, answers to clients, and faults around the violation, in order. */
  readonly timeline: readonly string[];
}

/** The results of a run. Fields may be added. If the meaning of a field changes, `format` rises. */
export interface ChaosResults {
  readonly format: 2;
  readonly isCluster: boolean;
  readonly seed: number;
  readonly minutes: number;
  readonly passengers: number;
  readonly startedAt: string;
  readonly seconds: number;
  /** Milliseconds from the last request until no order was live and no seat held. Null if this took too long. */
  readonly quietAfterMs: number | null;
  /** The number of groups of faults. */
  readonly strikes: number;
  readonly injectedFaults: readonly InjectedFault[];
  readonly faults: readonly FaultRow[];
  /** Processes that exited though no fault struck them. */
  readonly unexpectedExits: readonly UnexpectedExit[];
  readonly orders: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** The number of each outcome, by kind of passenger. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly requests: {
    readonly count: number;
    readonly unanswered: number;
    readonly refusals: Readonly<Record<string, number>>;
    readonly p50: number;
    readonly p99: number;
    readonly max: number;
  };
  readonly viewers: { readonly count: number; readonly messages: number };
  readonly seats: { readonly count: number; readonly operations: number; readonly undecided: number };
  readonly workflows: { readonly runs: number; readonly replayed: number };
  readonly mails: {
    readonly sent: number;
    readonly bounced: number;
    /** How often a mail came again. */
    readonly copies: number;
    /** Milliseconds from the last request until no mail was due. Null if this took too long. */
    readonly quietAfterMs: number | null;
  };
  readonly violations: readonly ViolationFound[];
}
