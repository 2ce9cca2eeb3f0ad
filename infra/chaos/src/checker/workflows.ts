import type { Order } from '@jumpseat/domain';

/** Workflow ids as contracts make them: `order::{id}`, `seat::{flight}::{block}`. */
export const ID = { order: 'order::', seatBlock: 'seat::' } as const;

/** One run of a workflow, as far as invariants ask. */
export interface WorkflowRun {
  readonly workflowId: string;
  readonly runId: string;
  readonly type: string;
  /** RUNNING, COMPLETED, FAILED, TERMINATED, CONTINUED_AS_NEW, … */
  readonly status: string;
  readonly startedAt: number;
  readonly events: number;
  /** The type of the last event, as `WorkflowTaskFailed`. */
  readonly lastEvent: string;
  /** Why the last workflow task failed, where that is the last event. */
  readonly lastFailure: string | null;
  /** How often the workflow task that is due was tried. */
  readonly taskAttempt: number;
  /** An order's result, once it has one. */
  readonly result: Order | null;
}

/** Whether a history replays: why not, or null. */
export interface Replay {
  readonly workflowId: string;
  readonly runId: string;
  readonly error: string | null;
}

/** A seat of a block, as the running workflow has it. */
export interface BlockSeat {
  readonly seat: string;
  readonly status: string;
  readonly orderId: string | null;
}

/** What the running workflows say of themselves, asked after their histories were read. */
export interface Answers {
  /** By workflow id. */
  readonly orders: ReadonlyMap<string, Order>;
  readonly blocks: ReadonlyMap<string, readonly BlockSeat[]>;
  /** Workflows that did not answer, and why. */
  readonly silent: ReadonlyMap<string, string>;
}

export const NO_ANSWERS: Answers = { orders: new Map(), blocks: new Map(), silent: new Map() };

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
