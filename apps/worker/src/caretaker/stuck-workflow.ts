import { type WorkflowClient, WorkflowNotFoundError } from '@temporalio/client';

/** Below this attempt a task may have failed for a passing reason. */
const FAILED_FOR_GOOD = 3;

/** How a workflow is whose task has failed. */
export type Failing =
  | { readonly state: 'GOES_ON' | 'MAY_GO_ON' }
  | { readonly state: 'STUCK'; readonly workflowId: string };

/** Looks at the workflow of a run. It is stuck while it is open and its task fails again and again. */
export async function lookAtRun(client: WorkflowClient, runId: string): Promise<Failing> {
  for await (const { workflowId } of client.list({ query: `RunId = '${runId}' AND ExecutionStatus = 'Running'` })) {
    const attempt = await taskAttempt(client, workflowId, runId);
    if (attempt >= FAILED_FOR_GOOD) return { state: 'STUCK', workflowId };
    return { state: attempt > 1 ? 'MAY_GO_ON' : 'GOES_ON' };
  }
  return { state: 'GOES_ON' };
}

/** Whether a workflow is open while its task fails again and again. */
export async function isStuck(client: WorkflowClient, workflowId: string): Promise<boolean> {
  try {
    return (await taskAttempt(client, workflowId)) >= FAILED_FOR_GOOD;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Which attempt the workflow's task is at; 0 where it has none. */
async function taskAttempt(client: WorkflowClient, workflowId: string, runId?: string): Promise<number> {
  const { raw } = await client.getHandle(workflowId, runId).describe();
  return raw.pendingWorkflowTask?.attempt ?? 0;
}
