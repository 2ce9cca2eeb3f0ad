import { SEAT_TASK_QUEUE, seatBlockWorkflowId, WORKFLOW, WORKFLOW_TASK_TIMEOUT_MS } from '@jumpseat/booking/contracts';
import type { seatBlock } from '@jumpseat/booking/workflows';
import { type FlightFacts, factsOf } from '@jumpseat/domain';
import {
  ApplicationFailure,
  WithStartWorkflowOperation,
  type WorkflowClient,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';

/** How often an update is sent if the block continues as new before it takes it. */
const TRIES = 5;
/** The time limit of an update, in milliseconds: a little longer than the callers wait. */
const UPDATE_TIMEOUT_MS = 5_000;

/** Sends updates to the workflows of seat blocks. Starts a block with its first update, and restarts a stuck one. */
export class SeatBlockClient {
  readonly #client: WorkflowClient;
  readonly #taskQueue: string;

  constructor(client: WorkflowClient, taskQueue: string = SEAT_TASK_QUEUE) {
    this.#client = client;
    this.#taskQueue = taskQueue;
  }

  async update<Result, Args extends [unknown, ...unknown[]]>(
    flight: FlightFacts,
    blockId: string,
    name: string,
    args: Args | [],
  ): Promise<Result> {
    const { connection } = this.#client;
    const send = () => this.#send<Result, Args>(flight, blockId, name, args);
    for (let tries = 1; ; tries++) {
      try {
        return await connection.withDeadline(Date.now() + UPDATE_TIMEOUT_MS, send);
      } catch (error) {
        if (tries === TRIES || !wasNotProcessed(error)) throw error;
      }
    }
  }

  /** Terminates the current run and starts a new one, in one step. */
  async restart(flight: FlightFacts, blockId: string): Promise<void> {
    await this.#client.start<typeof seatBlock>(WORKFLOW.seatBlock, {
      ...this.#start(flight, blockId),
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    });
  }

  /** Updates the running block. If it doesn't run, starts it with this as its first update. */
  async #send<Result, Args extends [unknown, ...unknown[]]>(
    flight: FlightFacts,
    blockId: string,
    name: string,
    args: Args | [],
  ): Promise<Result> {
    const start = this.#start(flight, blockId);
    try {
      return await this.#client.getHandle(start.workflowId).executeUpdate<Result, Args>(name, { args: args as Args });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof seatBlock>(WORKFLOW.seatBlock, {
      ...start,
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return this.#client.executeUpdateWithStart<typeof seatBlock, Result, Args | []>(name, {
      args,
      startWorkflowOperation,
    });
  }

  #start(flight: FlightFacts, blockId: string) {
    return {
      workflowId: seatBlockWorkflowId(flight.id, blockId),
      taskQueue: this.#taskQueue,
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT_MS,
      args: [{ flight: factsOf(flight), blockId }] satisfies Parameters<typeof seatBlock>,
    };
  }
}

/** Whether the run ended before it processed the update. The next run can take it. */
function wasNotProcessed(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateFailedError &&
    error.cause instanceof ApplicationFailure &&
    error.cause.type === 'UnprocessedUpdate'
  );
}
