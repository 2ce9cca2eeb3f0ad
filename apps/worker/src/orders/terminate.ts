import { type WorkflowClient, WorkflowNotFoundError } from '@temporalio/client';

/** Terminates a workflow. Does nothing if it has ended already. */
export async function terminate(
  client: Pick<WorkflowClient, 'getHandle'>,
  workflowId: string,
  reason: string,
): Promise<void> {
  try {
    await client.getHandle(workflowId).terminate(reason);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
