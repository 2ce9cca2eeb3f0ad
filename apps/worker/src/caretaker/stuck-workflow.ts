import { type WorkflowClient, WorkflowNotFoundError } from '@temporalio/client';

/** From this attempt on a failing task counts as permanent. */
const STUCK_ATTEMPT = 3;

/** The state of a run whose task has failed. */
export type RunState =
  | { readonly state: 'RECOVERED' | 'MAY_RECOVER' }
  | { readonly state: 'STUCK'; readonly workflowId: string };

/** Returns the state of a run. It is stuck while it is open and its task keeps failing. */
export async function inspectRun(client: WorkflowClient, runId: string): Promise<RunState> {
  for await (const { workflowId } of client.list({ query: `RunId = '${runId}' AND ExecutionStatus = 'Running'` })) {
    const attempt = await taskAttempt(client, workflowId, runId);
    if (attempt >= STUCK_ATTEMPT) return { state: 'STUCK', workflowId };
    return { state: attempt > 1 ? 'MAY_RECOVER' : 'RECOVERED' };
  }
  return { state: 'RECOVERED' };
}

/** Whether a workflow is open while its task keeps failing. */
export async function isStuck(client: WorkflowClient, workflowId: string): Promise<boolean> {
  try {
    return (await taskAttempt(client, workflowId)) >= STUCK_ATTEMPT;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Returns the attempt of the workflow's pending task; 0 without one. */
async function taskAttempt(client: WorkflowClient, workflowId: string, runId?: string): Promise<number> {
  const { raw } = await client.getHandle(workflowId, runId).describe();
  return raw.pendingWorkflowTask?.attempt ?? 0;
}
