import type { OrderView } from '@jumpseat/booking/contracts';
import { expect, test, vi } from 'vitest';
import { fakeWatch } from '#testing/fake-watch.ts';
import { anOrder } from './an-order.ts';
import { type OrderClient, OrderStore } from './order-store.svelte.ts';

function fakeCalls() {
  const pay = { mutate: vi.fn() };
  const byId = { query: vi.fn(async () => anOrder({ version: 0 })) };
  const calls = { pay, extend: { mutate: vi.fn() }, cancel: { mutate: vi.fn() } };
  const { watch: watchOrder, ...server } = fakeWatch<OrderView>();
  const client = { watchOrder, trpc: { orders: { byId } } } as unknown as OrderClient;
  const page = Object.assign(new EventTarget(), { hidden: false }) as unknown as Document;
  return { calls: calls as unknown as Parameters<OrderStore['pay']>[0], pay, byId, client, page, ...server };
}

/** Lets pending answers arrive. */
const flush = () => new Promise((resolve) => setTimeout(resolve));

test('a paid order is confirmed without a reload', async () => {
  const drawn = anOrder();
  const store = new OrderStore(drawn);
  const server = fakeCalls();
  server.pay.mutate.mockResolvedValue(anOrder({ status: 'PAYMENT_PENDING', version: 2 }));
  const stop = store.watch(server.client, server.page);
  expect(server.asked).toEqual([{ id: 'order-1', from: drawn }]);
  await store.pay(server.calls, '11111');
  expect(store.current.status).toBe('PAYMENT_PENDING');
  server.send(anOrder({ status: 'CONFIRMED', holdExpiresAt: null, version: 3 }));
  expect([store.current.status, store.isFinal]).toEqual(['CONFIRMED', true]);
  stop();
  expect(server.watched()).toBe(false);
});

test('an answer that is older than the known order changes nothing', async () => {
  const store = new OrderStore(anOrder());
  const server = fakeCalls();
  store.watch(server.client, server.page);
  server.send(anOrder({ status: 'CONFIRMED', version: 3 }));
  server.pay.mutate.mockResolvedValue(anOrder({ status: 'PAYMENT_PENDING', version: 2 }));
  await store.pay(server.calls, '11111');
  expect(store.current.status).toBe('CONFIRMED');
});

test.each([
  ['later', '2030-01-01T12:00:03.000Z'],
  ['earlier', '2030-01-01T12:00:01.000Z'],
])(
  'a second try stays on the page when the answer to the payment, written %s, knows only the first',
  async (_, answeredAt) => {
    const store = new OrderStore(anOrder());
    const { client, page, calls, pay, send } = fakeCalls();
    const paying = (gatewayTry: number, serverTime: string) =>
      anOrder({
        status: 'PAYMENT_PENDING',
        version: 2,
        serverTime,
        payment: { attempt: 1, gatewayTry, gatewayTries: 3, retryAt: null },
      });
    const stop = store.watch(client, page);
    const answer = Promise.withResolvers<OrderView>();
    pay.mutate.mockReturnValue(answer.promise);
    const asked = store.pay(calls, '00003');
    send(paying(2, '2030-01-01T12:00:02.000Z'));
    answer.resolve(paying(1, answeredAt));
    await asked;
    expect(store.current.payment?.gatewayTry).toBe(2);
    send(paying(3, '2030-01-01T12:00:02.500Z'));
    expect(store.current.payment?.gatewayTry).toBe(3);
    stop();
  },
);

test('a refused request says why, and the next request clears that', async () => {
  const store = new OrderStore(anOrder());
  const { calls, pay } = fakeCalls();
  const problem = { code: 'PAYMENT_IN_PROGRESS', message: 'refused', advice: '' };
  pay.mutate.mockRejectedValueOnce(Object.assign(new Error(), { data: { problem } }));
  await store.pay(calls, '11111');
  expect(store.refusal).toMatchObject(problem);
  pay.mutate.mockResolvedValueOnce(anOrder({ version: 2 }));
  await store.pay(calls, '11111');
  expect(store.refusal).toBeNull();
});

test('an order that cannot be watched says why', () => {
  const store = new OrderStore(anOrder());
  const server = fakeCalls();
  store.watch(server.client, server.page);
  server.fail('ORDER_NOT_FOUND');
  expect(store.refusal?.code).toBe('ORDER_NOT_FOUND');
  expect(store.current.status).toBe('SEATS_RESERVED');
});

test('a second press during a request sends nothing', async () => {
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

test("a page that slept reads the server's clock when it is visible again", async () => {
  const store = new OrderStore(anOrder());
  const { client, page, byId, send } = fakeCalls();
  const stop = store.watch(client, page);
  byId.query.mockResolvedValue(anOrder({ serverTime: '2030-01-01T12:05:00.000Z' }));
  send(anOrder());
  await flush();
  expect(store.countdown.text).toBe('10:00');
  byId.query.mockResolvedValue(anOrder({ serverTime: '2030-01-01T12:12:00.000Z' }));
  page.dispatchEvent(new Event('visibilitychange'));
  await flush();
  expect(store.countdown.text).toBe('3:00');
  stop();
  page.dispatchEvent(new Event('visibilitychange'));
  expect(byId.query).toHaveBeenCalledTimes(2);
});

test('a refused request leaves the remaining time', async () => {
  const store = new OrderStore(anOrder());
  const { calls, client, page } = fakeCalls();
  const stop = store.watch(client, page);
  const problem = { code: 'ALREADY_EXTENDED', message: 'refused', advice: '' };
  vi.mocked(calls.extend.mutate).mockRejectedValueOnce(Object.assign(new Error(), { data: { problem } }));
  const before = store.countdown.ms;
  await store.extend(calls);
  expect(store.refusal).toMatchObject(problem);
  expect(store.countdown.ms).toBeLessThanOrEqual(before);
  stop();
});

test('a reconnect gives no time back', () => {
  vi.useFakeTimers();
  const drawn = anOrder();
  const store = new OrderStore(drawn);
  const { client, page, send } = fakeCalls();
  const stop = store.watch(client, page);
  send(drawn);
  vi.advanceTimersByTime(60_000);
  send(drawn);
  expect(store.countdown.text).toBe('14:00');
  stop();
  vi.useRealTimers();
});

test('an order whose time is up during a payment is over only if the server says so', async () => {
  vi.useFakeTimers();
  const store = new OrderStore(anOrder());
  const { calls, client, page, pay } = fakeCalls();
  const stop = store.watch(client, page);
  const answer = Promise.withResolvers<OrderView>();
  pay.mutate.mockReturnValue(answer.promise);
  const asked = store.pay(calls, '11111');
  vi.advanceTimersByTime(15 * 60_000);
  expect([store.countdown.text, store.isOver]).toEqual(['0:00', false]);
  answer.resolve(anOrder({ status: 'PAYMENT_PENDING', holdExpiresAt: null, version: 2 }));
  await asked;
  expect([store.busy, store.isOver]).toEqual([false, false]);
  stop();
  vi.useRealTimers();
});

test('an order whose time is up is over before the server says so', () => {
  vi.useFakeTimers();
  const store = new OrderStore(anOrder());
  const { client, page } = fakeCalls();
  const stop = store.watch(client, page);
  vi.advanceTimersByTime(15 * 60_000);
  expect([store.isFinal, store.isOver]).toEqual([false, true]);
  stop();
  vi.useRealTimers();
});

test('a page that lost the server says so until the order is live again, and keeps a refusal', async () => {
  const store = new OrderStore(anOrder());
  const { calls, client, page, pay, send, fail } = fakeCalls();
  const stop = store.watch(client, page);
  fail('UNAVAILABLE');
  expect(store.refusal?.code).toBe('UNAVAILABLE');
  send(anOrder());
  expect(store.refusal).toBeNull();
  const problem = { code: 'PAYMENT_IN_PROGRESS', message: 'refused', advice: '' };
  pay.mutate.mockRejectedValueOnce(Object.assign(new Error(), { data: { problem } }));
  await store.pay(calls, '11111');
  fail('UNAVAILABLE');
  send(anOrder());
  expect(store.refusal?.code).toBe('PAYMENT_IN_PROGRESS');
  fail('UNAVAILABLE');
  store.dismiss();
  expect(store.refusal).toBeNull();
  stop();
});
