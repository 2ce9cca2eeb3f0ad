import { setTimeout as sleep } from 'node:timers/promises';
import { isGrpcServiceError, ServiceError } from '@temporalio/client';

const TRIES = 3;
/** The pause between two tries, in milliseconds. */
const PAUSE_MS = 200;
/** The gRPC status with which Temporal gives up an update because a task of the workflow failed. */
const FAILED_PRECONDITION = 9;

/**
 * Sends an update, and sends it again where a task of its workflow failed: Temporal then drops the update, though the
 * next task usually succeeds. `execute` must name the update, so that it is carried out once.
 */
export async function retryTaskFailures<T>(execute: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await execute();
    } catch (error) {
      if (tries === TRIES || !isTaskFailure(error)) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

function isTaskFailure(error: unknown): boolean {
  return error instanceof ServiceError && isGrpcServiceError(error.cause) && error.cause.code === FAILED_PRECONDITION;
}
