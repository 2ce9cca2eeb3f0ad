import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { workflowsOfFile } from './support/workflows-of-file.ts';

test('a workflow’s log lines arrive once and in order, and not again during a replay', async () => {
  const { client, nativeConnection, workflowBundle, close } = await workflowsOfFile('talkative-workflow.ts');
  const taskQueue = `talkative-${randomUUID()}`;
  const lines: string[] = [];
  const note = (info: { workflowId: string }, text: string) => void lines.push(`${info.workflowId} ${text}`);
  const worker = await Worker.create({
    connection: nativeConnection,
    workflowBundle,
    taskQueue,
    // Without a cache each task replays its workflow.
    maxCachedWorkflows: 0,
    sinks: { notes: { note: { fn: note } } },
  });
  const workflowIds = ['one', 'two'].map((name) => `${name}-${taskQueue}`);
  await worker.runUntil(
    Promise.all(workflowIds.map((workflowId) => client.execute('talkative', { taskQueue, workflowId }))),
  );
  for (const id of workflowIds) {
    expect(lines.filter((each) => each.startsWith(id))).toEqual([`${id} first`, `${id} second`, `${id} third`]);
  }
  await close();
});
