import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Rollout } from '../src/deployment/rollout.ts';
import { buildOf, rolloutOf, waitForRegistration } from './support/builds.ts';
import { type RunningWorkers, type Stack, startStack } from './support/stack.ts';

const version = { deploymentName: `first-${randomUUID().slice(0, 8)}`, buildId: 'first' };

let stack: Stack;
let rollout: Rollout;
let versioned: RunningWorkers | undefined;
beforeAll(async () => {
  stack = await startStack();
  rollout = rolloutOf(stack, version.deploymentName);
});
afterAll(async () => {
  await versioned?.stop();
  await stack.stop();
});

test('open orders and flights of workers without a version go on with the first build, and back again', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  const before = await orders.open(flight, ['A1']);
  versioned = await stack.startWorkers({ version });
  await waitForRegistration(stack, version);
  const after = await orders.open(flight, ['A2']);
  expect(await buildOf(orders.handle(after))).toBe('first');
  expect(await buildOf(orders.block(flight, 'economy'))).toBe('first');
  await orders.pay(before, '11111');
  expect(await orders.result(before)).toMatchObject({ status: 'CONFIRMED' });
  expect(await buildOf(orders.handle(before))).toBe('first');

  await rollout.promote({ type: 'promote', build: 'unversioned', force: false });
  const last = await orders.open(flight, ['A3']);
  expect(await buildOf(orders.handle(last))).toBeUndefined();
  await orders.pay(after, '11111');
  expect(await orders.result(after)).toMatchObject({ status: 'CONFIRMED' });
  expect(await buildOf(orders.handle(after))).toBe('first');
  expect(await orders.taken(flight)).toEqual(['A1 BOOKED', 'A2 BOOKED', 'A3 HELD']);
});
