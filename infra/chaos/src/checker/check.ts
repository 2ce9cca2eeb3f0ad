import type { InjectedFault } from '../faults/fault.ts';
import { checkSeats, type SeatsChecked } from '../linearizability/check-seats.ts';
import type { Call } from '../passengers/call.ts';
import type { ReceivedMail } from '../servers/received-mail.ts';
import * as invariants from './invariants/index.ts';
import type { Tables } from './tables.ts';
import type { Violation } from './violation.ts';
import type { QueryResults, Replay, WorkflowRun } from './workflows.ts';

/** How long expiries, endings and reversals may take in a healthy system. */
const GRACE_MS = 20_000;

/** All data of a system at rest. */
export interface CheckInput {
  readonly tables: Tables;
  readonly runs: readonly WorkflowRun[];
  readonly replays: readonly Replay[];
  readonly queryResults: QueryResults;
  /** The requests of clients with their answers. Empty if they were not recorded. */
  readonly calls: readonly Call[];
  readonly injectedFaults: readonly InjectedFault[];
  /** What the mail server of a run took; null if the system was not made for a run. */
  readonly mailbox: readonly ReceivedMail[] | null;
  /** Whether Temporal stores everything in the same Postgres. @default false */
  readonly isCluster?: boolean;
  /** How much later than its deadline a response may come. @default 1,500 */
  readonly toleranceMs?: number | undefined;
}

/** What a run recorded. */
export type RunRecord = Pick<CheckInput, 'calls' | 'injectedFaults' | 'mailbox' | 'isCluster' | 'toleranceMs'>;

export interface CheckResult {
  readonly violations: readonly Violation[];
  readonly seats: SeatsChecked;
}

/** Checks every promise of Jumpseat against the data. */
export function check({ tables, runs, replays, queryResults, ...recorded }: CheckInput): CheckResult {
  const { calls, injectedFaults, mailbox } = recorded;
  const seats = checkSeats(calls, {
    orderIdByUser: new Map(tables.orders.map(({ userId, id }) => [userId, id])),
    bookedBy: new Map(tables.bookings.map(({ flightId, seat, orderId }) => [`${flightId}/${seat}`, orderId])),
    readAt: tables.readAt,
  });
  const violations = [
    ...invariants.oneConfirmedOrderPerSeat(tables),
    ...invariants.confirmedOrdersAreBooked(tables),
    ...invariants.bookedSeatsAreConfirmed(tables),
    ...invariants.heldSeatsHaveLiveOrders(tables, GRACE_MS),
    ...invariants.ordersAreTheirEvents(tables),
    ...invariants.paymentsAgreeWithOrders(tables),
    ...invariants.travellersAreSeated(tables),
    ...invariants.bookingsHaveTheirReferences(tables),
    ...invariants.receiptsAddUp(tables),
    ...invariants.bookingsHaveTheirMails(tables, mailbox !== null),
    ...invariants.mailsEnd(tables, mailbox !== null),
    ...(mailbox === null ? [] : receivedMails(tables, mailbox, recorded)),
    ...invariants.flightVersionsCountChanges(tables),
    ...invariants.nothingLivesPastItsDeadline(tables, GRACE_MS),
    ...invariants.ordersAreTheirWorkflows(tables, runs, queryResults),
    ...invariants.liveOrdersHaveWorkflows(tables, runs),
    ...invariants.blocksAreTheirSeats(tables, runs, queryResults),
    ...invariants.noWorkflowIsStuck(runs, queryResults),
    ...invariants.everyHistoryReplays(replays),
    ...invariants.finalAnswersMatchOrders(tables, calls),
    ...invariants.answersNeverGoBack(calls),
    ...invariants.answersComeInTime(calls, injectedFaults, recorded.toleranceMs),
    ...invariants.refusalsHaveCodes(calls),
    ...invariants.newOrdersAreNamed(calls),
    ...seats.violations,
  ];
  return { violations, seats };
}

function receivedMails(tables: Tables, mailbox: readonly ReceivedMail[], recorded: RunRecord): readonly Violation[] {
  return [
    ...invariants.sentMailsArrive(tables, mailbox),
    ...invariants.mailsComeAgainOnlyAfterFaults(tables, mailbox, recorded),
    ...invariants.ticketsNameTheirSeats(tables, mailbox),
  ];
}
