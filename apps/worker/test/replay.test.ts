import { Worker } from '@temporalio/worker';
import { expect, inject, test } from 'vitest';
import { recordedHistories } from './support/recorded-histories.ts';

test('running workflows continue after a deploy: recorded histories replay', async () => {
  const histories = await recordedHistories();
  expect(histories.length).toBeGreaterThan(5);
  const results = Worker.runReplayHistories({ workflowBundle: { codePath: inject('workflowBundle') } }, histories);
  for await (const { workflowId, error } of results) expect(error, workflowId).toBeUndefined();
});
