import type { AnonymousOrder } from '@jumpseat/domain';
import { expect, test, vi } from 'vitest';
import { AwaitedOrders } from './awaited-orders.ts';

test('who waits for an order is told when it is written, also when two wait for the same', async () => {
  const awaited = new AwaitedOrders();
  const both = [awaited.written('o1', 60_000), awaited.written('o1', 60_000)];
  const other = vi.fn();
  void awaited.written('o2', 60_000).then(other);
  const state = { id: 'o1', status: 'CREATED' } as AnonymousOrder;
  awaited.announce('o1', state);
  expect(await Promise.all(both)).toEqual([state, state]);
  expect(other).not.toHaveBeenCalled();
});

test('nobody waits for ever', async () => {
  const awaited = new AwaitedOrders();
  awaited.announce('o1');
  await awaited.written('o1', 1);
});
