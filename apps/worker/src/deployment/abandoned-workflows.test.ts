import { msToTs } from '@temporalio/common/lib/time.js';
import { expect, test } from 'vitest';
import { AbandonedWorkflows } from './abandoned-workflows.ts';

const MINUTE_MS = 60_000;

/** A deployment whose build `old` is draining and runs as many orders. It has no worker at first. */
function drainingBuild({ orders = 1 } = {}) {
  const build = { hasWorker: false };
  const poller = () => ({
    identity: 'w1',
    lastAccessTime: msToTs(Date.now()),
    deploymentOptions: { deploymentName: 'jumpseat', buildId: 'old', workerVersioningMode: 2 },
  });
  const abandoned = new AbandonedWorkflows({
    deployment: { name: 'jumpseat', read: async () => ({ builds: [{ id: 'old', state: 'DRAINING' }] }) as never },
    pinned: {
      ids: async (_build, most = orders) =>
        Array.from({ length: Math.min(orders, most) }, (_, n) => ({ workflowId: `order::${n}`, runId: `run-${n}` })),
    },
    service: { describeTaskQueue: (async () => ({ pollers: build.hasWorker ? [poller()] : [] })) as never },
    namespace: 'default',
    taskQueues: ['order-tq', 'seat-tq'],
  });
  const findAt = async (minute: number) => (await abandoned.find(minute * MINUTE_MS)).length;
  return { build, findAt };
}

test('orders are abandoned when every look for five minutes has found no worker of their build', async () => {
  const { findAt } = drainingBuild();
  for (const minute of [1, 2, 3, 4, 5]) expect(await findAt(minute)).toBe(0);
  expect(await findAt(6)).toBe(1);
});

test('a worker that is seen once between begins the five minutes anew', async () => {
  const { build, findAt } = drainingBuild();
  for (const minute of [1, 2, 3, 4]) expect(await findAt(minute)).toBe(0);
  build.hasWorker = true;
  expect(await findAt(5)).toBe(0);
  build.hasWorker = false;
  for (const minute of [6, 7, 8, 9, 10]) expect(await findAt(minute)).toBe(0);
  expect(await findAt(11)).toBe(1);
});

test('two looks with a long outage between them say nothing about the time between', async () => {
  const { findAt } = drainingBuild();
  expect(await findAt(1)).toBe(0);
  expect(await findAt(30)).toBe(0);
});

test('of many abandoned orders a hundred are found at a time', async () => {
  const { findAt } = drainingBuild({ orders: 250 });
  for (const minute of [1, 2, 3, 4, 5]) await findAt(minute);
  expect(await findAt(6)).toBe(100);
  expect(await findAt(6.1)).toBe(100);
});
