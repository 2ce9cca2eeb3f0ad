import type { AnonymousOrder } from '@jumpseat/domain';
import { expect, test, vi } from 'vitest';
import { AwaitedOrders } from './awaited-orders.ts';

test('every request that waits for an order gets its state when the order is recorded', async () => {
  const awaited = new AwaitedOrders();
  const both = [awaited.waitFor('o1', 60_000), awaited.waitFor('o1', 60_000)];
  const other = vi.fn();
  void awaited.waitFor('o2', 60_000).then(other);
  const state = { id: 'o1', status: 'CREATED' } as AnonymousOrder;
  awaited.receive('o1', state);
  expect(await Promise.all(both)).toEqual([state, state]);
  expect(other).not.toHaveBeenCalled();
});

test('a request stops waiting at its limit', async () => {
  const awaited = new AwaitedOrders();
  awaited.receive('o1');
  expect(await awaited.waitFor('o1', 1)).toBeUndefined();
});
