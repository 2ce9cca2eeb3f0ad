import { MESSAGE, type SeatBlockReport, WORKFLOW } from '@jumpseat/booking/contracts';
import type { Order } from '@jumpseat/domain';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { defaultPayloadConverter, fromPayloadsAtIndex } from '@temporalio/common';
import { inParallel } from '../in-parallel.ts';
import { firstLine, type OneHistory, replayAll } from './replay.ts';
import type { Answers, BlockSeat, Replay, WorkflowRun } from './workflows.ts';

const AT_ONCE = 8;
/** How long a running workflow may take to answer a query, and how often it is asked: Temporal may lose a query, but not three. */
const ANSWER_MS = 10_000;
const TRIES = 3;
const ATTRIBUTES = 'EventAttributes';

export interface Histories {
  readonly runs: readonly WorkflowRun[];
  readonly replays: readonly Replay[];
  /** Those that did not replay, and those of workflows whose task failed. */
  readonly kept: readonly OneHistory[];
}

/**
 * Downloads the history of every run in the namespace, and replays it with the product's workflows. Asks no workflow anything: a query can
 * spoil a history.
 */
export async function readHistories(
  client: Client,
  onProgress: (read: number) => void = () => undefined,
): Promise<Histories> {
  const runs: WorkflowRun[] = [];
  const replays: Replay[] = [];
  const kept: OneHistory[] = [];

  async function* histories() {
    for await (const one of inParallel(client.workflow.list(), AT_ONCE, (listed) => readRun(client, listed))) {
      const { workflowId, runId, run, history } = one;
      runs.push(run);
      onProgress(runs.length);
      if (run.lastEvent === 'WorkflowTaskFailed') kept.push({ workflowId, runId, history });
      // Until its first task is done there is nothing to replay.
      if (history.events?.some((event) => event.workflowTaskCompletedEventAttributes)) yield one;
    }
  }

  for await (const { one, error } of replayAll(histories())) {
    const { workflowId, runId, history } = one;
    replays.push({ workflowId, runId, error });
    if (error) kept.push({ workflowId, runId, history });
  }
  return { runs, replays, kept };
}

/** Asks every running order and seat block what it has. Only after {@link readHistories}. */
export async function askWorkflows(client: Client, runs: readonly WorkflowRun[]): Promise<Answers> {
  const orders = new Map<string, Order>();
  const blocks = new Map<string, readonly BlockSeat[]>();
  const silent = new Map<string, string>();
  const running = runs.filter(({ status, type }) => status === 'RUNNING' && type !== WORKFLOW.resetFlight);
  const ask = async ({ workflowId, runId, type }: WorkflowRun) => {
    const handle = client.workflow.getHandle(workflowId, runId);
    const query = async <T>(name: string, triesLeft = TRIES - 1): Promise<T> => {
      try {
        return await client.withDeadline(Date.now() + ANSWER_MS, () => handle.query<T>(name));
      } catch (error) {
        if (error instanceof WorkflowNotFoundError || triesLeft === 0) throw error;
        return query(name, triesLeft - 1);
      }
    };
    try {
      if (type === WORKFLOW.order) orders.set(workflowId, await query<Order>(MESSAGE.order.getStatus));
      else blocks.set(workflowId, (await query<SeatBlockReport>(MESSAGE.block.getState)).seats);
    } catch (error) {
      // It ended since its history was read.
      if (!(error instanceof WorkflowNotFoundError)) silent.set(workflowId, firstLine(error));
    }
    return workflowId;
  };
  for await (const _ of inParallel(running, AT_ONCE, ask));
  return { orders, blocks, silent };
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
): Promise<OneHistory & { run: WorkflowRun }> {
  const handle = client.workflow.getHandle(workflowId, runId);
  const history = await handle.fetchHistory();
  const events = history.events ?? [];
  const last = events.at(-1);
  const completed = last?.workflowExecutionCompletedEventAttributes;
  const failure = last?.workflowTaskFailedEventAttributes?.failure?.message ?? null;
  const isRunning = status.name === 'RUNNING';
  const { raw } = isRunning ? await handle.describe() : { raw: undefined };
  const run: WorkflowRun = {
    ...{ workflowId, runId, type, status: status.name, startedAt: startTime.getTime(), events: events.length },
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

/** An event's type, by the attributes that it alone has. */
function nameOf(event: object): string {
  const attributes = Object.entries(event).find(([key, value]) => key.endsWith(ATTRIBUTES) && value !== null);
  const name = attributes?.[0].slice(0, -ATTRIBUTES.length) ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}
