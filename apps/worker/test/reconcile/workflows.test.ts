import type { SeatChange } from '@jumpseat/booking/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OrderJournal } from '../../src/reconcile/order-journal.ts';
import { reconcileWorkflows } from '../../src/reconcile/reconcile-workflows.ts';
import { booked, ended, holding, LEASE, RUN, Stores } from './stores.ts';

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.create();
});
afterAll(() => stores?.remove());
beforeEach(() => stores.nextFlight());

const reconcile = (orders: OrderJournal[]) =>
  reconcileWorkflows({ orders, blocks: [] }, new Map(), stores.deps, stores.report);

test('the lost workflow of a live order starts again, and one that runs goes on', async () => {
  const lost = stores.journal('lost', [holding('A1')]);
  const runs = { ...stores.journal('runs', [holding('B1')]), isRunning: true };
  for (const each of [lost, runs]) await stores.write(each);
  await reconcile([runs]);
  expect(stores.wake.mock.calls).toContainEqual([lost.orderId]);
  expect(stores.wake.mock.calls).not.toContainEqual([runs.orderId]);
});

test('a workflow that does not know the end of its order is terminated', async () => {
  const order = stores.journal('a', [holding('A1'), ended('CANCELLED')]);
  await stores.write(order);
  await reconcile([{ ...order, isRunning: true, version: 1 }]);
  expect(stores.restartOrder).toHaveBeenCalledWith(order.orderId);
});

test('an order whose seats are booked was paid, so it does not expire', async () => {
  const order = stores.journal('a', [holding('A1')]);
  await stores.write(order);
  await stores.projection.projectSeats(stores.projected(RUN + 1, booked('A1', order)));
  await reconcile([]);
  expect(await stores.statusOf(order)).toBe('PAYMENT_PENDING');
  expect(stores.printed).toContain(`order::${order.orderId}: its seats are booked, so it was paid`);
});

test('a block with a held seat starts, so that the lease ends', async () => {
  const held: SeatChange = { seat: 'C1', status: 'HELD', orderId: 'x', leaseUntil: LEASE };
  await stores.projection.projectSeats(stores.projected(RUN + 1, held));
  await reconcile([]);
  expect(stores.restartBlock).toHaveBeenCalledWith(expect.objectContaining(stores.flight), 'economy');
});
