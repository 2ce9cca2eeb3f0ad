import { parseWorkflowId, WORKFLOW } from '@jumpseat/booking/contracts';
import type { ReconcileStore } from '@jumpseat/db';
import { type FlightFacts, isFinal } from '@jumpseat/domain';
import type { WorkflowClient } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { inChunks } from '../in-chunks.ts';
import { type BlockDecisions, readNewestDecisions } from './block-decisions.ts';
import { inputOf } from './history.ts';
import { type OrderJournal, readOrderJournal } from './order-journal.ts';

/** A reset of a flight that has released all its seats. */
export interface FinishedReset {
  readonly flightId: string;
  /** Epoch milliseconds. */
  readonly endedAt: number;
}

/** What Temporal knows, from histories alone: no workflow is queried, and no worker is needed. */
export interface TemporalState {
  /** The journals of orders that Postgres lacks or shows as live, and of those whose workflow is open. */
  readonly orders: readonly OrderJournal[];
  readonly blocks: readonly BlockDecisions[];
  readonly resets: readonly FinishedReset[];
}

interface Run {
  readonly runId: string;
  readonly isRunning: boolean;
  readonly isCompleted: boolean;
  readonly startedAt: number;
  readonly endedAt: number;
}

const QUERY = `WorkflowType IN ('${WORKFLOW.order}', '${WORKFLOW.seatBlock}', '${WORKFLOW.resetFlight}')`;

/** Reads what Temporal knows of orders, seat blocks and resets. */
export async function readTemporal(
  client: WorkflowClient,
  store: Pick<ReconcileStore, 'orderHeads'>,
): Promise<TemporalState> {
  const runs = await listRuns(client);
  const historyOf = (workflowId: string, { runId }: Run) => client.getHandle(workflowId, runId).fetchHistory();
  const ids = [...runs.keys()];
  const readAll = (workflowId: string) =>
    inChunks(runs.get(workflowId) ?? [], (run) => historyOf(workflowId, run) as Promise<History>);
  const newest = (workflowId: string) => runs.get(workflowId)?.at(-1) as Run;

  const orderIds = await ordersToRead(runs, store);
  const orders = await inChunks(orderIds, async (workflowId) =>
    readOrderJournal(await readAll(workflowId), newest(workflowId).isRunning),
  );
  const blockIds = ids.filter((id) => parseWorkflowId(id)?.type === 'SEAT_BLOCK');
  async function* newestFirst(workflowId: string) {
    for (const run of runs.get(workflowId)?.toReversed() ?? []) yield historyOf(workflowId, run);
  }
  const blocks = await inChunks(blockIds, (workflowId) =>
    readNewestDecisions(newestFirst(workflowId), newest(workflowId).isRunning),
  );
  const resets = await inChunks(
    ids.filter((id) => parseWorkflowId(id)?.type === 'RESET' && newest(id).isCompleted),
    async (workflowId) => {
      const run = newest(workflowId);
      const { input } = inputOf<FlightFacts>(await historyOf(workflowId, run));
      return { flightId: input.id, endedAt: run.endedAt };
    },
  );
  return { orders, blocks, resets };
}

/** All runs by workflow id, the oldest first. */
async function listRuns(client: WorkflowClient): Promise<Map<string, Run[]>> {
  const runs = new Map<string, Run[]>();
  for await (const { workflowId, runId, status, startTime, closeTime } of client.list({ query: QUERY })) {
    const known = runs.get(workflowId) ?? [];
    known.push({
      runId,
      isRunning: status.name === 'RUNNING',
      isCompleted: status.name === 'COMPLETED',
      startedAt: startTime.getTime(),
      endedAt: closeTime?.getTime() ?? Number.POSITIVE_INFINITY,
    });
    runs.set(workflowId, known);
  }
  // A run that follows another one at once may have begun in the same millisecond.
  for (const known of runs.values()) known.sort((a, b) => a.startedAt - b.startedAt || a.endedAt - b.endedAt);
  return runs;
}

/** Most orders have ended in both stores. Their histories have nothing to add. */
async function ordersToRead(
  runs: ReadonlyMap<string, readonly Run[]>,
  store: Pick<ReconcileStore, 'orderHeads'>,
): Promise<string[]> {
  const orderIds = new Map<string, string>();
  for (const workflowId of runs.keys()) {
    const about = parseWorkflowId(workflowId);
    if (about?.type === 'ORDER') orderIds.set(about.orderId, workflowId);
  }
  const ended = new Set<string>();
  const HEADS = 1_000;
  const all = [...orderIds.keys()];
  for (let start = 0; start < all.length; start += HEADS) {
    for (const head of await store.orderHeads(all.slice(start, start + HEADS))) if (isFinal(head)) ended.add(head.id);
  }
  return [...orderIds].flatMap(([orderId, workflowId]) =>
    ended.has(orderId) && !runs.get(workflowId)?.at(-1)?.isRunning ? [] : [workflowId],
  );
}
