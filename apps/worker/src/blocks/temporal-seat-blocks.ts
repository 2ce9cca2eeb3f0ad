import {
  type ApplyArgs,
  type ApplyResult,
  MESSAGE,
  SEAT_TASK_QUEUE,
  type SeatBlockActivities,
  type SeatDecision,
  seatBlockWorkflowId,
  WORKFLOW,
  type WriteArgs,
} from '@jumpseat/booking/contracts';
import type { seatBlock } from '@jumpseat/booking/workflows';
import { type FlightFacts, factsOf, type SeatCommand } from '@jumpseat/domain';
import {
  ApplicationFailure,
  WithStartWorkflowOperation,
  type WorkflowClient,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { CommandQueue } from './command-queue.ts';
import type { SeatBlocks } from './seat-blocks.ts';

/** How often an update is sent that meets the block just as it continues as new. */
const TRIES = 5;

/**
 * Seat blocks as Temporal workflows: started with their first command, asked by update. The seats that they grant are written here, so that
 * they can answer at once.
 */
export function temporalSeatBlocks(
  client: WorkflowClient,
  { projectSeats }: Pick<SeatBlockActivities, 'projectSeats'>,
  taskQueue: string = SEAT_TASK_QUEUE,
): SeatBlocks {
  const queues = new Map<string, CommandQueue>();

  async function update<Result, Args extends [unknown, ...unknown[]]>(
    flight: FlightFacts,
    blockId: string,
    name: string,
    args: Args | [],
  ): Promise<Result> {
    for (let tries = 1; ; tries++) {
      try {
        return await send<Result, Args>(flight, blockId, name, args);
      } catch (error) {
        if (tries === TRIES || !wasLeftUnprocessed(error)) throw error;
      }
    }
  }

  /** Asks the block as it runs; only where it doesn't is it started, with that as its first update. */
  async function send<Result, Args extends [unknown, ...unknown[]]>(
    flight: FlightFacts,
    blockId: string,
    name: string,
    args: Args | [],
  ): Promise<Result> {
    const workflowId = seatBlockWorkflowId(flight.id, blockId);
    try {
      return await client.getHandle(workflowId).executeUpdate<Result, Args>(name, { args: args as Args });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof seatBlock>(WORKFLOW.seatBlock, {
      ...{ workflowId, taskQueue, workflowIdConflictPolicy: 'USE_EXISTING' },
      args: [{ flight: factsOf(flight), blockId }],
    });
    return client.executeUpdateWithStart<typeof seatBlock, Result, Args | []>(name, { args, startWorkflowOperation });
  }

  /** Has a block decide, and writes what it decided. */
  async function settle(flight: FlightFacts, blockId: string, commands: readonly SeatCommand[]): Promise<ApplyResult> {
    const decision = await update<SeatDecision, ApplyArgs>(flight, blockId, MESSAGE.block.decide, [commands]);
    const { outcomes, projection } = decision;
    const { conflicts } = projection ? await projectSeats(projection) : { conflicts: [] };
    if (conflicts.length === 0) return outcomes;
    return update<ApplyResult, WriteArgs>(flight, blockId, MESSAGE.block.write, [commands, outcomes]);
  }

  return {
    async ask(flight, blockId, command) {
      const id = seatBlockWorkflowId(flight.id, blockId);
      const queue = queues.get(id) ?? new CommandQueue((commands) => settle(flight, blockId, commands));
      queues.set(id, queue);
      try {
        return await queue.ask(command);
      } finally {
        if (queue.isIdle) queues.delete(id);
      }
    },
    clear: (flight, blockId) => update(flight, blockId, MESSAGE.block.clear, []),
  };
}

/** The server's word for an update that a run was given and ended without looking at: the next run takes it. */
function wasLeftUnprocessed(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateFailedError &&
    error.cause instanceof ApplicationFailure &&
    error.cause.type === 'UnprocessedUpdate'
  );
}
