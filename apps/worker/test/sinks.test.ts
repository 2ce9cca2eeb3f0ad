import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { workflowsOfFile } from './support/workflows-of-file.ts';

test('what a workflow logs is heard once, in its order, and not again when it is replayed', async () => {
  const { client, nativeConnection, workflowBundle, close } = await workflowsOfFile('talkative-workflow.ts');
  const [taskQueue, heard] = [`talkative-${randomUUID()}`, [] as string[]];
  const note = (info: { workflowId: string }, words: string) => void heard.push(`${info.workflowId} ${words}`);
  const worker = await Worker.create({
    ...{ connection: nativeConnection, workflowBundle, taskQueue },
    // Forgets each workflow at once, so that it is replayed with each task.
    maxCachedWorkflows: 0,
    sinks: { notes: { note: { fn: note } } },
  });
  const workflowIds = ['one', 'two'].map((name) => `${name}-${taskQueue}`);
  await worker.runUntil(
    Promise.all(workflowIds.map((workflowId) => client.execute('talkative', { taskQueue, workflowId }))),
  );
  for (const id of workflowIds) {
    expect(heard.filter((each) => each.startsWith(id))).toEqual([`${id} first`, `${id} second`, `${id} third`]);
  }
  await close();
});
