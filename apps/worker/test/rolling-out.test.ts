import { randomUUID } from 'node:crypto';
import type { Order } from '@jumpseat/domain';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Rollout } from '../src/deployment/rollout.ts';
import { abandonedOf, buildOf, rolloutOf, waitForRegistration } from './support/builds.ts';
import { type RunningWorkers, type Stack, startStack } from './support/stack.ts';
import { testCaretakerOf } from './support/test-caretaker.ts';
import { workflowsOfFile } from './support/workflows-of-file.ts';

const deploymentName = `rollout-${randomUUID().slice(0, 8)}`;
const OLD = { deploymentName, buildId: 'old' };
const NEW = { deploymentName, buildId: 'new' };

let stack: Stack;
let rollout: Rollout;
let newWorkers: RunningWorkers;
beforeAll(async () => {
  const [started, changed] = await Promise.all([
    startStack({ version: OLD, isReplayed: false }),
    workflowsOfFile('changed-workflows.ts'),
  ]);
  stack = started;
  rollout = rolloutOf(stack, deploymentName);
  newWorkers = await stack.startWorkers({ version: NEW, workflowBundle: changed.workflowBundle });
  await changed.close();
  await Promise.all([waitForRegistration(stack, OLD), waitForRegistration(stack, NEW)]);
});
afterAll(async () => {
  await newWorkers.stop();
  await stack.stop();
});

const to = (build: typeof OLD) => ({ build: build.buildId, force: false });

/** Gives a build all new orders. */
async function promote({ buildId }: typeof OLD): Promise<void> {
  const { builds } = await rollout.status();
  const isCurrent = builds.some(({ build, share }) => build === buildId && share === 100);
  if (!isCurrent) await rollout.promote({ type: 'promote', ...to({ deploymentName, buildId }) });
}

async function open(seats: string[] = ['A1']): Promise<{ order: Order; build: string | undefined }> {
  const order = await stack.orders.open(await stack.orders.flight(), seats);
  expect(order.status).toBe('SEATS_RESERVED');
  return { order, build: await buildOf(stack.orders.handle(order)) };
}

/** Pays an order and waits for its end. Returns the build on which it ended. */
async function confirm(order: Order) {
  await stack.orders.pay(order, '11111');
  expect(await stack.orders.result(order)).toMatchObject({ status: 'CONFIRMED' });
  return buildOf(stack.orders.handle(order));
}

/** The workflow tasks that failed, because their build could not continue the workflow. */
async function failedTasks(): Promise<string[]> {
  const { order, seat } = stack.taskQueues;
  const failed: string[] = [];
  for await (const { workflowId, runId } of stack.client.list({ query: `TaskQueue IN ('${order}', '${seat}')` })) {
    const { events } = await stack.client.getHandle(workflowId, runId).fetchHistory();
    for (const { workflowTaskFailedEventAttributes: attributes } of events ?? []) {
      const failure = attributes?.failure;
      // The server refuses a result if a message came meanwhile: without a failure, or with this one. That is no fault of
      // the code.
      if (failure && failure.message !== 'UnhandledCommand') failed.push(`${workflowId}: ${failure.message}`);
    }
  }
  return failed;
}

test('of two builds that start at once, one takes all orders', async () => {
  const { builds } = await rollout.status();
  expect(builds.map(({ share }) => share).toSorted()).toEqual([0, 100]);
});

test('after a change that can’t replay, open orders end on the build that began them, and new ones begin on the new build', async () => {
  await promote(OLD);
  const before = await open();
  expect(before.build).toBe('old');
  await promote(NEW);
  const after = await open();
  expect(after.build).toBe('new');
  expect(await confirm(before.order)).toBe('old');
  expect(await confirm(after.order)).toBe('new');
  expect(await failedTasks()).toEqual([]);
});

test('a flight moves to the current build with its seats', async () => {
  await promote(OLD);
  const { orders } = stack;
  const flight = await orders.flight();
  await orders.open(flight, ['A1']);
  expect(await buildOf(orders.block(flight, 'economy'))).toBe('old');
  await promote(NEW);
  expect(await orders.open(flight, ['A1'])).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_HELD' } });
  expect(await orders.open(flight, ['A2'])).toMatchObject({ status: 'SEATS_RESERVED' });
  expect(await buildOf(orders.block(flight, 'economy'))).toBe('new');
  expect(await failedTasks()).toEqual([]);
});

test('with a ramp both builds take new orders, until it ends', async () => {
  await promote(OLD);
  await rollout.ramp({ type: 'ramp', percentage: 50, ...to(NEW) });
  const opened: Awaited<ReturnType<typeof open>>[] = [];
  while (new Set(opened.map(({ build }) => build)).size < 2) opened.push(await open());
  await rollout.rollback({ type: 'rollback', build: undefined, force: false });
  expect((await open()).build).toBe('old');
  for (const { order, build } of opened) expect(await confirm(order)).toBe(build);
  expect(await failedTasks()).toEqual([]);
});

test('after a rollback new orders begin on the build before, and those of the other end there', async () => {
  await promote(OLD);
  await promote(NEW);
  const { order } = await open();
  await rollout.rollback({ type: 'rollback', build: undefined, force: false });
  expect((await open()).build).toBe('old');
  expect(await confirm(order)).toBe('new');
  await expect(rollout.rollback({ type: 'rollback', build: undefined, force: false })).rejects.toThrow(
    'No build older than old was current',
  );
  expect(await failedTasks()).toEqual([]);
});

test('orders of a broken build are restarted on the current one by its removal, with their seats', async () => {
  await promote(NEW);
  const { order } = await open(['A1', 'A2']);
  await promote(OLD);
  await expect(rollout.remove({ type: 'remove', build: 'new', force: false })).rejects.toThrow('still run on new');
  // Temporal forgets a build only when its workers have been silent for minutes, and says so.
  await expect(rollout.remove({ type: 'remove', build: 'new', force: true })).rejects.toThrow('were restarted');
  expect(await confirm(order)).toBe('old');
  expect(await stack.orders.status(order)).toMatchObject({ status: 'CONFIRMED', hold: { seats: ['A1', 'A2'] } });
  expect(await failedTasks()).toEqual([]);
});

test('an order whose build lost its workers too early is restarted on the current one, but never while they live', async () => {
  await promote(NEW);
  const { order } = await open();
  await promote(OLD);
  expect(await abandonedOf(stack, deploymentName).find(Date.now())).toEqual([]);
  await newWorkers.stop();
  const caretaker = testCaretakerOf(stack, abandonedOf(stack, deploymentName, 0));
  onTestFinished(() => caretaker.stop());
  caretaker.start();
  await expect.poll(() => buildOf(stack.orders.handle(order))).toBe('old');
  expect(await confirm(order)).toBe('old');
  expect(await failedTasks()).toEqual([]);
});

test('orders are never given to a build that does not exist, or that gets them already', async () => {
  await promote(OLD);
  const unknown = { build: 'typo', force: true };
  await expect(rollout.promote({ type: 'promote', ...unknown })).rejects.toThrow('There is no build typo');
  await expect(rollout.ramp({ type: 'ramp', percentage: 5, ...unknown })).rejects.toThrow('There is no build typo');
  await expect(rollout.ramp({ type: 'ramp', percentage: 5, ...to(OLD) })).rejects.toThrow('old is current');
  await expect(rollout.promote({ type: 'promote', ...to(OLD) })).rejects.toThrow('old is current already');
  await expect(rollout.remove({ type: 'remove', build: 'old', force: true })).rejects.toThrow('gets new orders');
  await expect(rollout.promote({ type: 'promote', build: 'unversioned', force: false })).rejects.toThrow(
    'No worker without a version takes tasks',
  );
});
