import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Connection, WorkflowClient } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { testEnv } from './support/env.ts';

test('what a workflow logs is heard once, in its order, and not again when it is replayed', async () => {
  const address = testEnv.TEST_TEMPORAL_ADDRESS;
  const [connection, nativeConnection, workflowBundle] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
    bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('support/talkative-workflow.ts', import.meta.url)),
      logger: new DefaultLogger('ERROR'),
    }),
  ]);
  const [taskQueue, heard] = [`talkative-${randomUUID()}`, [] as string[]];
  const note = (info: { workflowId: string }, words: string) => void heard.push(`${info.workflowId} ${words}`);
  const worker = await Worker.create({
    ...{ connection: nativeConnection, workflowBundle, taskQueue },
    // Forgets each workflow at once, so that it is replayed with each task.
    maxCachedWorkflows: 0,
    sinks: { notes: { note: { fn: note } } },
  });
  const client = new WorkflowClient({ connection });
  const workflowIds = ['one', 'two'].map((name) => `${name}-${taskQueue}`);
  await worker.runUntil(
    Promise.all(workflowIds.map((workflowId) => client.execute('talkative', { taskQueue, workflowId }))),
  );
  for (const id of workflowIds) {
    expect(heard.filter((each) => each.startsWith(id))).toEqual([`${id} first`, `${id} second`, `${id} third`]);
  }
  await Promise.all([nativeConnection.close(), connection.close()]);
});
