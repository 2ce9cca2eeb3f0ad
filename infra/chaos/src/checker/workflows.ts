import type { Order } from '@jumpseat/domain';

/** Prefixes of workflow ids, as in contracts: `order::{id}`, `seat::{flight}::{block}`. */
export const ID = { order: 'order::', seatBlock: 'seat::' } as const;

/** One run of a workflow. */
export interface WorkflowRun {
  readonly workflowId: string;
  readonly runId: string;
  readonly type: string;
  /** RUNNING, COMPLETED, FAILED, TERMINATED, CONTINUED_AS_NEW, … */
  readonly status: string;
  readonly startedAt: number;
  readonly events: number;
  /** The type of the last event, such as `WorkflowTaskFailed`. */
  readonly lastEvent: string;
  /** Why the workflow task failed, if that is the last event. */
  readonly lastFailure: string | null;
  /** The attempt number of the pending workflow task, or 0. */
  readonly taskAttempt: number;
  /** The result of a completed order workflow. */
  readonly result: Order | null;
}

/** The result of a replay: an error, or null if the history replays. */
export interface Replay {
  readonly workflowId: string;
  readonly runId: string;
  readonly error: string | null;
}

/** A seat in the state of a running seat block. */
export interface BlockSeat {
  readonly seat: string;
  readonly status: string;
  readonly orderId: string | null;
}

/** The states of the running workflows, queried after their histories were read. */
export interface QueryResults {
  /** By workflow id. */
  readonly orders: ReadonlyMap<string, Order>;
  readonly blocks: ReadonlyMap<string, readonly BlockSeat[]>;
  /** The error of each workflow whose query failed, by workflow id. */
  readonly unresponsive: ReadonlyMap<string, string>;
}

export const NO_QUERY_RESULTS: QueryResults = { orders: new Map(), blocks: new Map(), unresponsive: new Map() };

/** The newest run of each workflow. */
export function newestRuns(runs: readonly WorkflowRun[]): WorkflowRun[] {
  const newest = new Map<string, WorkflowRun>();
  for (const run of runs) {
    const known = newest.get(run.workflowId);
    if (!known || known.startedAt < run.startedAt) newest.set(run.workflowId, run);
  }
  return [...newest.values()];
}

export function orderIdOf({ workflowId }: Pick<WorkflowRun, 'workflowId'>): string | undefined {
  return workflowId.startsWith(ID.order) ? workflowId.slice(ID.order.length) : undefined;
}

export function blockOf({
  workflowId,
}: Pick<WorkflowRun, 'workflowId'>): { flightId: string; blockId: string } | undefined {
  if (!workflowId.startsWith(ID.seatBlock)) return undefined;
  const [flightId = '', blockId = ''] = workflowId.slice(ID.seatBlock.length).split('::');
  return { flightId, blockId };
}
