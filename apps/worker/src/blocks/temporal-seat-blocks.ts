import {
  type ApplyArgs,
  type ApplyResult,
  MESSAGE,
  SEAT_TASK_QUEUE,
  seatBlockWorkflowId,
  WORKFLOW,
} from '@jumpseat/booking/contracts';
import type { seatBlock } from '@jumpseat/booking/workflows';
import type { FlightFacts } from '@jumpseat/domain';
import { WithStartWorkflowOperation, type WorkflowClient } from '@temporalio/client';
import { CommandQueue } from './command-queue.ts';
import type { SeatBlocks } from './seat-blocks.ts';

/** Seat blocks as Temporal workflows: started with their first command, asked by update. */
export function temporalSeatBlocks(client: WorkflowClient, taskQueue: string = SEAT_TASK_QUEUE): SeatBlocks {
  const queues = new Map<string, CommandQueue>();

  function update<Result, Args extends unknown[]>(flight: FlightFacts, blockId: string, name: string, args: Args) {
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof seatBlock>(WORKFLOW.seatBlock, {
      workflowId: seatBlockWorkflowId(flight.id, blockId),
      taskQueue,
      args: [{ flight: factsOf(flight), blockId }],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return client.executeUpdateWithStart<typeof seatBlock, Result, Args>(name, { args, startWorkflowOperation });
  }

  return {
    async ask(flight, blockId, command) {
      const id = seatBlockWorkflowId(flight.id, blockId);
      const queue =
        queues.get(id) ??
        new CommandQueue((commands) =>
          update<ApplyResult, ApplyArgs>(flight, blockId, MESSAGE.block.apply, [commands]),
        );
      queues.set(id, queue);
      try {
        return await queue.ask(command);
      } finally {
        if (queue.isIdle) queues.delete(id);
      }
    },
    clear: (flight, blockId) => update<void, []>(flight, blockId, MESSAGE.block.clear, []),
  };
}

/** What a block needs of a flight, without what its orders need besides. */
function factsOf({ id, layoutId, blockBy, salesCloseAt, departsAt }: FlightFacts): FlightFacts {
  return { id, layoutId, blockBy, salesCloseAt, departsAt };
}
