import { flightSeats, isFinal } from '@jumpseat/domain';
import type { Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';
import {
  type Answers,
  type BlockSeat,
  blockOf,
  newestRuns,
  orderIdOf,
  type Replay,
  type WorkflowRun,
} from '../workflows.ts';
import { differences } from './audit.ts';

/** A workflow task that was tried so often fails for good. */
const MOST_ATTEMPTS = 3;
/** Of the statuses a run may end with, those that no workflow of ours ends with. */
const ENDED_BADLY = new Set(['FAILED', 'TIMED_OUT', 'CANCELED']);

/** A closed order workflow returned the order that Postgres shows; a running one has a live order. */
export function ordersAreTheirWorkflows(
  { orders }: Tables,
  runs: readonly WorkflowRun[],
  answers: Answers,
): Violation[] {
  const violation = reporter('an order is what its workflow says');
  const rows = new Map(orders.map((row) => [row.id, row]));
  return newestRuns(runs).flatMap((run) => {
    const orderId = orderIdOf(run);
    if (orderId === undefined) return [];
    const row = rows.get(orderId);
    const about = { orderId, flightId: row?.flightId, workflowId: run.workflowId, at: row?.updatedAt ?? run.startedAt };
    if (!row) return [violation(about, `its workflow is ${run.status}, and it has no row`)];
    const shown = `its row is ${row.status} version ${row.version}`;
    if (run.status === 'RUNNING' && isFinal(row)) return [violation(about, `${shown}, and its workflow still runs`)];
    if (run.status !== 'RUNNING' && !isFinal(row))
      return [violation(about, `${shown}, and its workflow is ${run.status}`)];
    const said = run.result ?? answers.orders.get(run.workflowId);
    if (!said) return [];
    const isRefundedSince = row.status === 'REFUNDED' && said.status === 'CONFIRMED' && row.version > said.version;
    const differing = isRefundedSince ? [] : differences(row.state, said);
    if (differing.length === 0) return [];
    const detail = `${shown}, its workflow says ${said.status} version ${said.version}; they differ in ${differing.join(', ')}`;
    return [violation(about, detail)];
  });
}

/** Every live order has a workflow that runs. */
export function liveOrdersHaveWorkflows({ orders }: Tables, runs: readonly WorkflowRun[]): Violation[] {
  const violation = reporter('a live order has a workflow');
  const known = new Set(newestRuns(runs).map(orderIdOf));
  return orders.flatMap(({ id: orderId, flightId, status, updatedAt: at }) =>
    isFinal({ status }) || known.has(orderId) ? [] : [violation({ orderId, flightId, at }, `is ${status} without one`)],
  );
}

/** A seat block that runs has the seats as Postgres shows them. */
export function blocksAreTheirSeats(
  { flights, seats }: Tables,
  runs: readonly WorkflowRun[],
  answers: Answers,
): Violation[] {
  const violation = reporter('a seat block is what Postgres shows');
  const shown = new Map(seats.map((row) => [`${row.flightId}/${row.code}`, row]));
  const byId = new Map(flights.map((flight) => [flight.id, flight]));
  return newestRuns(runs).flatMap((run) => {
    const block = blockOf(run);
    if (!block || run.status !== 'RUNNING') return [];
    const { flightId, blockId } = block;
    const about = { flightId, workflowId: run.workflowId };
    const flight = byId.get(flightId);
    const codes = flight && flightSeats(flight).blocks.get(blockId);
    if (!codes) return [violation(about, 'Postgres has no such block')];
    const said = answers.blocks.get(run.workflowId);
    if (!said) return [];
    const has = new Map(said.map((seat) => [seat.seat, seat]));
    return codes.flatMap((seat) => {
      const [own, row] = [inWords(has.get(seat)), inWords(shown.get(`${flightId}/${seat}`))];
      return own === row ? [] : [violation({ ...about, seat }, `the block has it ${own}, Postgres shows ${row}`)];
    });
  });
}

const inWords = (seat: Pick<BlockSeat, 'status' | 'orderId'> | undefined) =>
  seat && seat.status !== 'AVAILABLE' ? `${seat.status} by ${seat.orderId}` : 'AVAILABLE';

/** No workflow is stuck: its task is not tried again and again, and it answers. */
export function noWorkflowIsStuck(runs: readonly WorkflowRun[], answers: Answers): Violation[] {
  const violation = reporter('no workflow is stuck');
  return newestRuns(runs).flatMap((run) => {
    const { workflowId, status, taskAttempt, lastEvent, lastFailure } = run;
    const about = { workflowId, orderId: orderIdOf(run), flightId: blockOf(run)?.flightId };
    if (ENDED_BADLY.has(status)) return [violation(about, `ended as ${status}`)];
    if (status !== 'RUNNING') return [];
    const silence = answers.silent.get(workflowId);
    if (taskAttempt > MOST_ATTEMPTS)
      return [violation(about, `its task is tried for the ${taskAttempt}th time: ${lastFailure ?? lastEvent}`)];
    if (lastEvent === 'WorkflowTaskFailed')
      return [violation(about, `its task failed: ${lastFailure ?? 'no reason given'}`)];
    return silence ? [violation(about, `does not answer: ${silence}`)] : [];
  });
}

/** Every history can be replayed by the code that runs. */
export function everyHistoryReplays(replays: readonly Replay[]): Violation[] {
  const violation = reporter('every history replays');
  return replays.flatMap(({ workflowId, runId, error }) => {
    const about = { workflowId, orderId: orderIdOf({ workflowId }), flightId: blockOf({ workflowId })?.flightId };
    return error === null ? [] : [violation(about, `run ${runId}: ${error}`)];
  });
}
