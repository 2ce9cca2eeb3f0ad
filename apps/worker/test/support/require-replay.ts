import type { WorkflowClient } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import type { StackQueues } from './task-queues.ts';

/** Throws if a history of these task queues doesn't replay: no worker could continue such a workflow. */
export async function requireReplay(client: WorkflowClient, taskQueues: StackQueues): Promise<void> {
  const names = Object.values(taskQueues).map((name) => `'${name}'`);
  const results = Worker.runReplayHistories(
    { workflowBundle: { codePath: inject('workflowBundle') } },
    histories(client, `TaskQueue IN (${names.join(', ')})`),
  );
  const failed: string[] = [];
  for await (const { workflowId, error } of results) if (error) failed.push(`${workflowId}: ${error.message}`);
  if (failed.length > 0) throw new Error(`${failed.length} histories don't replay:\n${failed.join('\n')}`);
}

async function* histories(
  client: WorkflowClient,
  query: string,
): AsyncGenerator<{ workflowId: string; history: History }, void> {
  for await (const { workflowId, runId } of client.list({ query })) {
    const history = await client.getHandle(workflowId, runId).fetchHistory();
    // Before its first completed task there is nothing to replay.
    if (history.events?.some((event) => event.workflowTaskCompletedEventAttributes)) yield { workflowId, history };
  }
}
