import { msToTs } from '@temporalio/common/lib/time.js';
import { expect, test, vi } from 'vitest';
import { createMetrics } from '../metrics/metrics.ts';
import { CurrentBuildCheck } from './current-build-check.ts';

const MINUTE_MS = 60_000;

/** A worker of the build `new`, in a deployment of which the builds named by `polling` have workers. */
function setUp() {
  const polling = new Set(['new']);
  const error = vi.fn();
  const metrics = createMetrics({
    dueMails: async () => ({ count: 0, oldestSeconds: 0 }),
    lastHousekeepingRun: async () => ({ finishedAt: 0, hasRun: true }),
  });
  const describeTaskQueue = async () => ({
    pollers: [...polling].map((buildId) => ({
      identity: buildId,
      lastAccessTime: msToTs(Date.now()),
      deploymentOptions: { deploymentName: 'jumpseat', buildId, workerVersioningMode: 2 },
    })),
  });
  const check = new CurrentBuildCheck({
    service: { describeTaskQueue: describeTaskQueue as never },
    namespace: 'default',
    deployment: 'jumpseat',
    build: 'new',
    taskQueues: ['order-tq', 'seat-tq'],
    logger: { error },
    metrics,
  });
  /** Checks each minute of the range, and returns the gauge after it. */
  const checkEachMinute = async (from: number, to: number, current: string | null = 'old') => {
    for (let minute = from; minute <= to; minute += 1) await check.check({ current }, minute * MINUTE_MS);
    return (await metrics.deploymentWithoutWorkers.get()).values[0]?.value;
  };
  return { polling, error, checkEachMinute };
}

test('a current build without workers for five minutes is an error that says what to do, until it has one', async () => {
  const { polling, error, checkEachMinute } = setUp();
  expect(await checkEachMinute(1, 5)).toBe(0);
  expect(error).not.toHaveBeenCalled();
  expect(await checkEachMinute(6, 6)).toBe(1);
  expect(error).toHaveBeenCalledExactlyOnceWith(
    { deployment: 'jumpseat', current: 'old', build: 'new' },
    expect.stringContaining('npm run rollout -- promote --build new'),
  );
  polling.add('old');
  expect(await checkEachMinute(7, 7)).toBe(0);
  polling.delete('old');
  expect(await checkEachMinute(8, 12)).toBe(0);
  expect(await checkEachMinute(13, 13)).toBe(1);
});

test('workers without a version that get the orders and are gone are one, too', async () => {
  expect(await setUp().checkEachMinute(1, 6, null)).toBe(1);
});

test('nobody is told of a build that has workers, of this one, or if this one could not take over', async () => {
  const alive = setUp();
  const own = setUp();
  const lonely = setUp();
  alive.polling.add('old');
  lonely.polling.delete('new');
  expect(await alive.checkEachMinute(1, 10)).toBe(0);
  expect(await own.checkEachMinute(1, 10, 'new')).toBe(0);
  expect(await lonely.checkEachMinute(1, 10)).toBe(0);
});
