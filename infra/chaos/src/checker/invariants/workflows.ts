import { flightSeats, isFinal, type Order } from '@jumpseat/domain';
import type { Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';
import {
  type BlockSeat,
  blockOf,
  newestRuns,
  orderIdOf,
  type QueryResults,
  type Replay,
  type WorkflowRun,
} from '../workflows.ts';
import { differences } from './order-events.ts';

/** A workflow task with more attempts than this is stuck. */
const MAX_ATTEMPTS = 3;
/** Statuses with which no workflow of ours should end. */
const ENDED_BADLY = new Set(['FAILED', 'TIMED_OUT', 'CANCELED']);

/**
 * A closed order workflow returned the order of Postgres. A running one has a live order. Unpaid orders may have been
 * deleted.
 */
export function ordersAreTheirWorkflows(
  { orders, flights }: Tables,
  runs: readonly WorkflowRun[],
  queryResults: QueryResults,
): Violation[] {
  const violation = reporter('an order is what its workflow says');
  const rows = new Map(orders.map((row) => [row.id, row]));
  const tidied = new Set(flights.filter(({ hasDeletedUnpaid }) => hasDeletedUnpaid).map(({ id }) => id));
  return newestRuns(runs).flatMap((run) => {
    const orderId = orderIdOf(run);
    if (orderId === undefined) return [];
    const row = rows.get(orderId);
    const about = { orderId, flightId: row?.flightId, workflowId: run.workflowId, at: row?.updatedAt ?? run.startedAt };
    if (!row && run.result && endedUnpaid(run.result) && tidied.has(run.result.flightId)) return [];
    if (!row) return [violation(about, `its workflow is ${run.status}, and it has no row`)];
    const shown = `its row is ${row.status} version ${row.version}`;
    if (run.status === 'RUNNING' && isFinal(row)) return [violation(about, `${shown}, and its workflow still runs`)];
    if (run.status !== 'RUNNING' && !isFinal(row))
      return [violation(about, `${shown}, and its workflow is ${run.status}`)];
    const said = run.result ?? queryResults.orders.get(run.workflowId);
    if (!said) return [];
    const isRefundedSince = row.status === 'REFUNDED' && said.status === 'CONFIRMED' && row.version > said.version;
    const differing = isRefundedSince ? [] : differences(row.state, said);
    if (differing.length === 0) return [];
    const detail = `${shown}, its workflow says ${said.status} version ${said.version}; they differ in ${differing.join(', ')}`;
    return [violation(about, detail)];
  });
}

const endedUnpaid = (order: Order) => isFinal(order) && order.status !== 'CONFIRMED' && order.status !== 'REFUNDED';

/** Every live order has a running workflow. */
export function liveOrdersHaveWorkflows({ orders }: Tables, runs: readonly WorkflowRun[]): Violation[] {
  const violation = reporter('a live order has a workflow');
  const known = new Set(newestRuns(runs).map(orderIdOf));
  return orders.flatMap(({ id: orderId, flightId, status, updatedAt: at }) =>
    isFinal({ status }) || known.has(orderId) ? [] : [violation({ orderId, flightId, at }, `is ${status} without one`)],
  );
}

/** The seats of a running seat block are those of Postgres. */
export function blocksAreTheirSeats(
  { flights, seats }: Tables,
  runs: readonly WorkflowRun[],
  queryResults: QueryResults,
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
    const said = queryResults.blocks.get(run.workflowId);
    if (!said) return [];
    const has = new Map(said.map((seat) => [seat.seat, seat]));
    return codes.flatMap((seat) => {
      const own = inWords(has.get(seat));
      const row = inWords(shown.get(`${flightId}/${seat}`));
      return own === row ? [] : [violation({ ...about, seat }, `the block has it ${own}, Postgres shows ${row}`)];
    });
  });
}

const inWords = (seat: Pick<BlockSeat, 'status' | 'orderId'> | undefined) =>
  seat && seat.status !== 'AVAILABLE' ? `${seat.status} by ${seat.orderId}` : 'AVAILABLE';

/** No workflow is stuck: its task doesn't fail repeatedly, and it answers queries. */
export function noWorkflowIsStuck(runs: readonly WorkflowRun[], { unresponsive }: QueryResults): Violation[] {
  const violation = reporter('no workflow is stuck');
  return newestRuns(runs).flatMap((run) => {
    const { workflowId, status, taskAttempt, lastEvent, lastFailure } = run;
    const about = { workflowId, orderId: orderIdOf(run), flightId: blockOf(run)?.flightId };
    if (ENDED_BADLY.has(status)) return [violation(about, `ended as ${status}`)];
    if (status !== 'RUNNING') return [];
    const queryError = unresponsive.get(workflowId);
    if (taskAttempt > MAX_ATTEMPTS)
      return [violation(about, `its task has attempt ${taskAttempt}: ${lastFailure ?? lastEvent}`)];
    if (lastEvent === 'WorkflowTaskFailed')
      return [violation(about, `its task failed: ${lastFailure ?? 'no reason given'}`)];
    return queryError ? [violation(about, `does not answer: ${queryError}`)] : [];
  });
}

/** Every history that the current code may have to go on with can be replayed by it. */
export function everyHistoryReplays(replays: readonly Replay[]): Violation[] {
  const violation = reporter('every history replays');
  return replays.flatMap(({ workflowId, runId, error }) => {
    const about = { workflowId, orderId: orderIdOf({ workflowId }), flightId: blockOf({ workflowId })?.flightId };
    return error === null ? [] : [violation(about, `run ${runId}: ${error}`)];
  });
}
