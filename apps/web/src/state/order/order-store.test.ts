import type { OrderView } from '@jumpseat/booking/contracts';
import { expect, test, vi } from 'vitest';
import { fakeWatch } from '#state/fake-watch.ts';
import { anOrder } from './an-order.ts';
import { OrderStore } from './order-store.svelte.ts';

function fakeCalls() {
  const pay = { mutate: vi.fn() };
  const calls = { pay, extend: { mutate: vi.fn() }, cancel: { mutate: vi.fn() } };
  const { watch: watchOrder, ...server } = fakeWatch<OrderView>();
  return { calls: calls as unknown as Parameters<OrderStore['pay']>[0], pay, watchOrder, ...server };
}

test('a paid order becomes confirmed without a reload', async () => {
  const drawn = anOrder();
  const store = new OrderStore(drawn);
  const server = fakeCalls();
  server.pay.mutate.mockResolvedValue(anOrder({ status: 'PAYMENT_PENDING', version: 2 }));
  const stop = store.watch(server);
  expect(server.asked).toEqual([{ id: 'order-1', from: drawn }]);
  await store.pay(server.calls, '11111');
  expect(store.current.status).toBe('PAYMENT_PENDING');
  server.send(anOrder({ status: 'CONFIRMED', holdExpiresAt: null, version: 3 }));
  expect([store.current.status, store.isFinal]).toEqual(['CONFIRMED', true]);
  stop();
  expect(server.watched()).toBe(false);
});

test('an answer that is older than what was seen changes nothing', async () => {
  const store = new OrderStore(anOrder());
  const server = fakeCalls();
  store.watch(server);
  server.send(anOrder({ status: 'CONFIRMED', version: 3 }));
  server.pay.mutate.mockResolvedValue(anOrder({ status: 'PAYMENT_PENDING', version: 2 }));
  await store.pay(server.calls, '11111');
  expect(store.current.status).toBe('CONFIRMED');
});

test('a refused request says why, and the next one clears it', async () => {
  const store = new OrderStore(anOrder());
  const { calls, pay } = fakeCalls();
  const problem = { code: 'PAYMENT_IN_PROGRESS', message: 'A payment is under way', advice: 'Wait.' };
  pay.mutate.mockRejectedValueOnce(Object.assign(new Error(), { data: { problem } }));
  await store.pay(calls, '11111');
  expect(store.refusal).toMatchObject(problem);
  pay.mutate.mockResolvedValueOnce(anOrder({ version: 2 }));
  await store.pay(calls, '11111');
  expect(store.refusal).toBeNull();
});

test('an order that can not be watched says why', () => {
  const store = new OrderStore(anOrder());
  const server = fakeCalls();
  store.watch(server);
  server.fail('ORDER_NOT_FOUND');
  expect(store.refusal?.message).toBe('There is no such order');
  expect(store.current.status).toBe('SEATS_RESERVED');
});

test('a second press while a request is on its way asks nothing', async () => {
  const store = new OrderStore(anOrder());
  const { calls, pay } = fakeCalls();
  const answer = Promise.withResolvers<OrderView>();
  pay.mutate.mockReturnValue(answer.promise);
  const first = store.pay(calls, '11111');
  await store.pay(calls, '11111');
  expect(pay.mutate).toHaveBeenCalledOnce();
  answer.resolve(anOrder({ version: 2 }));
  await first;
});
