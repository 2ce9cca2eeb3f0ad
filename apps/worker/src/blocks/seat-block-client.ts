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

/** How often an update is sent that meets the block just as it continues as new. */
const TRIES = 5;
/** How long an update may take: a little longer than whoever waits for it does. */
const ANSWER_MS = 5_000;

/** The workflows of seat blocks: started with their first update, and started again when they are stuck. */
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
        return await connection.withDeadline(Date.now() + ANSWER_MS, send);
      } catch (error) {
        if (tries === TRIES || !wasLeftUnprocessed(error)) throw error;
      }
    }
  }

  /** Ends the run that there is, in one step with the start of another. */
  async restart(flight: FlightFacts, blockId: string): Promise<void> {
    await this.#client.start<typeof seatBlock>(WORKFLOW.seatBlock, {
      ...this.#start(flight, blockId),
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    });
  }

  /** Asks the block as it runs; only where it doesn't is it started, with that as its first update. */
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

/** The server's word for an update that a run was given and ended without looking at: the next run takes it. */
function wasLeftUnprocessed(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateFailedError &&
    error.cause instanceof ApplicationFailure &&
    error.cause.type === 'UnprocessedUpdate'
  );
}
