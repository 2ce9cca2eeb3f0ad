import { MESSAGE, type SeatBlockReport, WORKFLOW } from '@jumpseat/booking/contracts';
import type { Order } from '@jumpseat/domain';
import { buildIdOf } from '@jumpseat/worker/build-id';
import { bundleWorkflows } from '@jumpseat/worker/bundle';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { defaultPayloadConverter, fromPayloadsAtIndex } from '@temporalio/common';
import { inParallel } from '../in-parallel.ts';
import { mustReplay } from './must-replay.ts';
import { firstLine, replayAll, type WorkflowHistory } from './replay.ts';
import type { BlockSeat, QueryResults, Replay, WorkflowRun } from './workflows.ts';

const CONCURRENCY = 8;
/** The time limit of a query, and how often it is sent. Temporal may lose one query, but not three. */
const QUERY_TIMEOUT_MS = 10_000;
const TRIES = 3;
const ATTRIBUTES = 'EventAttributes';

export interface Histories {
  readonly runs: readonly WorkflowRun[];
  readonly replays: readonly Replay[];
  /** Histories that don't replay, or whose last workflow task failed. */
  readonly faultyHistories: readonly WorkflowHistory[];
}

/**
 * Downloads the history of every run in the namespace. Replays it with the product's workflows, unless it is pinned to
 * another build. Sends no queries, because a query can make a history impossible to replay.
 */
export async function readHistories(
  client: Client,
  onProgress: (read: number) => void = () => undefined,
): Promise<Histories> {
  const runs: WorkflowRun[] = [];
  const replays: Replay[] = [];
  const faultyHistories: WorkflowHistory[] = [];
  const build = buildIdOf((await bundleWorkflows()).code);

  async function* histories() {
    for await (const read of inParallel(client.workflow.list(), CONCURRENCY, (listed) => readRun(client, listed))) {
      const { workflowId, runId, run, history } = read;
      runs.push(run);
      onProgress(runs.length);
      if (run.lastEvent === 'WorkflowTaskFailed') faultyHistories.push({ workflowId, runId, history });
      if (mustReplay(history, build)) yield read;
    }
  }

  for await (const { replayed, error } of replayAll(histories())) {
    const { workflowId, runId, history } = replayed;
    replays.push({ workflowId, runId, error });
    if (error) faultyHistories.push({ workflowId, runId, history });
  }
  return { runs, replays, faultyHistories };
}

/** Queries the state of every running order and seat block. Call it only after {@link readHistories}. */
export async function queryWorkflows(client: Client, runs: readonly WorkflowRun[]): Promise<QueryResults> {
  const orders = new Map<string, Order>();
  const blocks = new Map<string, readonly BlockSeat[]>();
  const unresponsive = new Map<string, string>();
  const queried: readonly string[] = [WORKFLOW.order, WORKFLOW.seatBlock];
  const running = runs.filter(({ status, type }) => status === 'RUNNING' && queried.includes(type));
  const queryState = async ({ workflowId, runId, type }: WorkflowRun) => {
    const handle = client.workflow.getHandle(workflowId, runId);
    const query = async <T>(name: string, triesLeft = TRIES - 1): Promise<T> => {
      try {
        return await client.withDeadline(Date.now() + QUERY_TIMEOUT_MS, () => handle.query<T>(name));
      } catch (error) {
        if (error instanceof WorkflowNotFoundError || triesLeft === 0) throw error;
        return query(name, triesLeft - 1);
      }
    };
    try {
      if (type === WORKFLOW.order) orders.set(workflowId, await query<Order>(MESSAGE.order.getStatus));
      else blocks.set(workflowId, (await query<SeatBlockReport>(MESSAGE.block.getState)).seats);
    } catch (error) {
      // The workflow has ended since its history was read.
      if (!(error instanceof WorkflowNotFoundError)) unresponsive.set(workflowId, firstLine(error));
    }
    return workflowId;
  };
  for await (const _ of inParallel(running, CONCURRENCY, queryState));
  return { orders, blocks, unresponsive };
}

async function readRun(
  client: Client,
  {
    workflowId,
    runId,
    type,
    status,
    startTime,
  }: { workflowId: string; runId: string; type: string; status: { name: string }; startTime: Date },
): Promise<WorkflowHistory & { run: WorkflowRun }> {
  const handle = client.workflow.getHandle(workflowId, runId);
  const history = await handle.fetchHistory();
  const events = history.events ?? [];
  const last = events.at(-1);
  const completed = last?.workflowExecutionCompletedEventAttributes;
  const failure = last?.workflowTaskFailedEventAttributes?.failure?.message ?? null;
  const isRunning = status.name === 'RUNNING';
  const { raw } = isRunning ? await handle.describe() : { raw: undefined };
  const run: WorkflowRun = {
    workflowId,
    runId,
    type,
    status: status.name,
    startedAt: startTime.getTime(),
    events: events.length,
    lastEvent: last ? nameOf(last) : '',
    lastFailure: failure && firstLine(failure),
    taskAttempt: raw?.pendingWorkflowTask?.attempt ?? 0,
    result:
      type === WORKFLOW.order && completed
        ? (fromPayloadsAtIndex<Order>(defaultPayloadConverter, 0, completed.result?.payloads) ?? null)
        : null,
  };
  return { workflowId, runId, run, history };
}

/** The type of an event, from the name of its attributes. */
function nameOf(event: object): string {
  const attributes = Object.entries(event).find(([key, value]) => key.endsWith(ATTRIBUTES) && value !== null);
  const name = attributes?.[0].slice(0, -ATTRIBUTES.length) ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}
