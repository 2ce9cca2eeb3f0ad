import type { Refusal } from '@jumpseat/domain';
import { ApplicationFailure, WorkflowUpdateFailedError } from '@temporalio/client';

/** Returns the refusal of an update. Throws if it was granted. */
export async function refusalOf(update: Promise<unknown>): Promise<Refusal> {
  try {
    await update;
  } catch (error) {
    const failure = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
    if (failure instanceof ApplicationFailure) return failure.details?.[0] as Refusal;
    throw error;
  }
  throw new Error('the update was granted');
}
