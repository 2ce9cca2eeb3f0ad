import type { Struck } from '../faults/fault.ts';
import { checkSeats, type SeatsChecked } from '../linearizability/check-seats.ts';
import type { Call } from '../passengers/call.ts';
import * as invariants from './invariants/index.ts';
import type { Tables } from './tables.ts';
import type { Violation } from './violation.ts';
import type { Answers, Replay, WorkflowRun } from './workflows.ts';

/** The time that ends, expiries and undoing may take when nothing is wrong. */
const GRACE_MS = 20_000;

/** All that is known when everything has come to rest. */
export interface Evidence {
  readonly tables: Tables;
  readonly runs: readonly WorkflowRun[];
  readonly replays: readonly Replay[];
  readonly answers: Answers;
  /** What clients asked and were told; empty where nobody wrote it down. */
  readonly calls: readonly Call[];
  readonly struck: readonly Struck[];
}

export interface Checked {
  readonly violations: readonly Violation[];
  readonly seats: SeatsChecked;
}

/** Asserts every promise of Jumpseat on what is left behind. */
export function check({ tables, runs, replays, answers, calls, struck }: Evidence): Checked {
  const seats = checkSeats(calls, {
    orderOf: new Map(tables.orders.map(({ userId, id }) => [userId, id])),
    bookedBy: new Map(tables.bookings.map(({ flightId, seat, orderId }) => [`${flightId}/${seat}`, orderId])),
    at: tables.readAt,
  });
  const violations = [
    ...invariants.oneConfirmedOrderPerSeat(tables),
    ...invariants.confirmedOrdersAreBooked(tables),
    ...invariants.bookedSeatsAreConfirmed(tables),
    ...invariants.heldSeatsHaveLiveOrders(tables, GRACE_MS),
    ...invariants.ordersAreTheirEvents(tables),
    ...invariants.paymentsAgreeWithOrders(tables),
    ...invariants.flightVersionsCountChanges(tables),
    ...invariants.nothingLivesPastItsDeadline(tables, GRACE_MS),
    ...invariants.ordersAreTheirWorkflows(tables, runs, answers),
    ...invariants.liveOrdersHaveWorkflows(tables, runs),
    ...invariants.blocksAreTheirSeats(tables, runs, answers),
    ...invariants.noWorkflowIsStuck(runs, answers),
    ...invariants.everyHistoryReplays(replays),
    ...invariants.everyoneFindsWhatTheyWereTold(tables, calls),
    ...invariants.nothingToldIsTakenBack(calls),
    ...invariants.answersComeInTime(calls, struck),
    ...invariants.refusalsHaveCodes(calls),
    ...invariants.newOrdersAreNamed(calls),
    ...seats.violations,
  ];
  return { violations, seats };
}
