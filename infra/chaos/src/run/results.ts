import type { Violation } from '../checker/violation.ts';
import type { Struck } from '../faults/fault.ts';
import type { Death } from '../faults/striker.ts';

/** Faults of one kind, with the time until seats could be held again, in milliseconds. */
export interface FaultRow {
  readonly kind: string;
  readonly count: number;
  /** Of all: where others struck meanwhile, that counts too. */
  readonly p50: number | null;
  readonly max: number | null;
  /** Of those that struck alone. */
  readonly alone: number;
  readonly aloneP50: number | null;
  readonly aloneMax: number | null;
  /** After which nothing was held any more. */
  readonly never: number;
}

export interface ViolationFound extends Violation {
  /** What happened to the order or the seat, what clients were told, and which faults struck, in order. */
  readonly timeline: readonly string[];
}

/** All of a run. A field may be added; one that is here keeps its meaning, or `format` rises. */
export interface ChaosResults {
  readonly format: 1;
  readonly seed: number;
  readonly minutes: number;
  readonly passengers: number;
  readonly startedAt: string;
  readonly seconds: number;
  /** How long it took until no order was live and no seat held after the last request, in milliseconds; null where it never was so. */
  readonly quietAfterMs: number | null;
  readonly strikes: number;
  readonly struck: readonly Struck[];
  readonly faults: readonly FaultRow[];
  /** Processes that ended though nothing struck them. */
  readonly deaths: readonly Death[];
  readonly orders: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** What became of passengers of each kind. */
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
  readonly violations: readonly ViolationFound[];
}
