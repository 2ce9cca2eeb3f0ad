import { expect, test } from 'vitest';
import { AwaitedOrders } from './awaited-orders.ts';

test('who waits for an order is told when it is written, also when two wait for the same', async () => {
  const awaited = new AwaitedOrders();
  const both = [awaited.written('o1', 60_000), awaited.written('o1', 60_000)];
  const other = awaited.written('o2', 1);
  awaited.announce('o1');
  expect(await Promise.all(both)).toEqual([true, true]);
  expect(await other).toBe(false);
});

test('an order that nobody waits for is announced to nobody', async () => {
  const awaited = new AwaitedOrders();
  awaited.announce('o1');
  expect(await awaited.written('o1', 1)).toBe(false);
});
