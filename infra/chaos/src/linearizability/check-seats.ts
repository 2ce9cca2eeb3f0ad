import { reporter, type Violation } from '../checker/violation.ts';
import type { Call } from '../passengers/call.ts';
import { checkHistory } from './check-history.ts';
import { type FinalState, type SeatHistory, seatHistories } from './seat-histories.ts';
import type { SeatOperation } from './seat-model.ts';

const violation = reporter('seats are linearizable');

export interface SeatsChecked {
  readonly seats: number;
  readonly operations: number;
  /** Seats whose history needed too many steps. */
  readonly undecided: number;
  readonly violations: readonly Violation[];
}

/** Checks for each seat that a sequential seat can explain the answers of all clients. */
export function checkSeats(calls: readonly Call[], final: FinalState): SeatsChecked {
  const histories = seatHistories(calls, final);
  const violations: Violation[] = [];
  let undecided = 0;
  for (const history of histories) {
    const verdict = checkHistory(history.operations);
    if (verdict.is === 'undecided') undecided += 1;
    if (verdict.is === 'impossible') violations.push(impossible(history, verdict.stuckAt));
  }
  const operations = histories.reduce((sum, { operations }) => sum + operations.length, 0);
  return { seats: histories.length, operations, undecided, violations };
}

function impossible({ flightId, seat, operations }: SeatHistory, stuckAt: readonly SeatOperation[]): Violation {
  const first = stuckAt.toSorted((a, b) => a.from - b.from)[0];
  const at = first && Number.isFinite(first.from) ? first.from : undefined;
  const near = operations
    .filter(({ optional, to }) => !optional && at !== undefined && to > at - 60_000 && to < at + 60_000)
    .toSorted((a, b) => a.from - b.from)
    .map(inWords);
  const detail = `no order of the operations explains ${stuckAt.map(inWords).join(' or ')}; nearby: ${near.join('; ')}`;
  return violation({ flightId, seat, at, orderId: first && orderOf(first) }, detail);
}

function orderOf({ action }: SeatOperation): string | undefined {
  if ('by' in action) return action.by;
  return 'notBy' in action ? action.notBy : undefined;
}

function inWords(operation: SeatOperation): string {
  const { action, from, to } = operation;
  const end = Number.isFinite(to) ? new Date(to).toISOString().slice(11, 23) : '…';
  return `${action.type} ${orderOf(operation) ?? ''} (${new Date(from).toISOString().slice(11, 23)} to ${end})`;
}
