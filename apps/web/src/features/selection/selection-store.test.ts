import type { OrderView } from '@jumpseat/booking/contracts';
import { CallError } from '@jumpseat/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anOrder } from '#features/order/an-order.ts';
import { fakeWatch } from '#testing/fake-watch.ts';
import { OrderMemory } from './order-memory.ts';
import { type SelectionClient, SelectionStore } from './selection-store.svelte.ts';

const lost = new CallError({ code: 'UNAVAILABLE', message: 'Jumpseat cannot answer just now', advice: '' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function fakeServer() {
  const items = new Map<string, string>();
  const memory = new OrderMemory(
    {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    },
    'FL123',
  );
  const create = vi.fn();
  const selectSeats = vi.fn();
  const extend = vi.fn();
  const cancel = vi.fn();
  const byId = vi.fn();
  const mine = vi.fn().mockResolvedValue([]);
  const orders = {
    create: { mutate: create },
    selectSeats: { mutate: selectSeats },
    extend: { mutate: extend },
    cancel: { mutate: cancel },
    byId: { query: byId },
    mine: { query: mine },
  };
  const { watch: watchOrder, send, fail, watched } = fakeWatch<OrderView>();
  const client = { trpc: { orders }, watchOrder } as unknown as SelectionClient;
  const store = new SelectionStore('FL123');
  const page = Object.assign(new EventTarget(), { hidden: false }) as Document;
  const connect = () => store.connect(client, memory, page);
  return { store, connect, page, memory, create, selectSeats, extend, cancel, byId, mine, send, fail, watched };
}

/** Lets answers that are there already arrive. */
const settled = () => vi.advanceTimersByTimeAsync(0);

test('a click shows at once and is held when the server says so', async () => {
  const { connect, store, memory, create } = fakeServer();
  connect();
  create.mockResolvedValue(anOrder({ seats: ['A1'] }));
  store.press('A1');
  expect([store.wanted.has('A1'), store.held.has('A1'), store.pending]).toEqual([true, false, true]);
  await settled();
  expect([store.held.has('A1'), store.pending]).toEqual([true, false]);
  expect(memory.recall()).toEqual(['order-1']);
  expect(store.countdown.face).toBe('15:00');
});

test('a double click is one click; a click a moment later is another', async () => {
  const { connect, store, create, cancel } = fakeServer();
  connect();
  create.mockResolvedValue(anOrder({ seats: ['A1'] }));
  cancel.mockResolvedValue(anOrder({ status: 'CANCELLED', version: 2 }));
  store.press('A1');
  vi.advanceTimersByTime(299);
  store.press('A1');
  await settled();
  expect(store.held.has('A1')).toBe(true);
  vi.advanceTimersByTime(1);
  store.press('A1');
  await settled();
  expect(cancel).toHaveBeenCalledWith({ orderId: 'order-1' });
  expect(store.order).toBeNull();
});

test('a seat that someone else took leaves at once with words, the rest is held', async () => {
  const { connect, store, create } = fakeServer();
  connect();
  const failure = { code: 'SEAT_HELD' as const, message: '', advice: '', seats: ['A1'] };
  const first = Promise.withResolvers<OrderView>();
  create.mockReturnValueOnce(first.promise);
  create.mockResolvedValueOnce(anOrder({ orderId: 'order-2', seats: ['A2'] }));
  store.press('A1');
  store.press('A2');
  first.resolve(anOrder({ status: 'FAILED', seats: [], total: null, failure }));
  await settled();
  expect(store.notice?.message).toBe('A1 was just taken by someone else.');
  expect(create).toHaveBeenLastCalledWith({
    flightId: 'FL123',
    seats: ['A2'],
    cabin: null,
    orderId: expect.any(String),
  });
  expect([[...store.held], [...store.wanted]]).toEqual([['A2'], ['A2']]);
  store.dismiss();
  expect(store.notice).toBeNull();
});

test('when nobody answers, what was clicked is given up and said', async () => {
  const { connect, store, create } = fakeServer();
  connect();
  create.mockRejectedValue(lost);
  store.press('A1');
  await vi.advanceTimersByTimeAsync(3_000);
  expect([store.wanted.size, store.notice?.message]).toEqual([0, 'Jumpseat cannot answer just now.']);
});

test('seats whose answer was lost are found again, and held once', async () => {
  const { connect, store, create, byId } = fakeServer();
  connect();
  create.mockRejectedValueOnce(lost);
  create.mockRejectedValueOnce(
    Object.assign(new Error(), { data: { problem: { code: 'ORDER_EXISTS', message: '', advice: '' } } }),
  );
  byId.mockResolvedValue(anOrder({ seats: ['A1'] }));
  store.press('A1');
  await vi.advanceTimersByTimeAsync(1_000);
  expect([[...store.held], store.pending, store.notice]).toEqual([['A1'], false, null]);
  expect(new Set(create.mock.calls.map(([{ orderId }]) => orderId)).size).toBe(1);
});

test('a hold that only the server remembers is gone on with', async () => {
  const { connect, store, mine, memory } = fakeServer();
  mine.mockResolvedValue([anOrder({ orderId: 'order-7', seats: ['A1'] })]);
  connect();
  await settled();
  expect([[...store.held], memory.recall()]).toEqual([['A1'], ['order-7']]);
  expect(mine).toHaveBeenCalledWith({ flightId: 'FL123' });
});

test('a page that slept asks how much time is left', async () => {
  const { connect, store, create, byId, page } = fakeServer();
  const stop = connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.press('A1');
  await settled();
  expect(store.countdown.face).toBe('15:00');
  byId.mockResolvedValue(anOrder({ seats: ['A1'], serverTime: '2030-01-01T12:12:00.000Z' }));
  page.dispatchEvent(new Event('visibilitychange'));
  await settled();
  expect(store.countdown.face).toBe('3:00');
  stop();
});

test('more time is had once, by asking for it', async () => {
  const { connect, store, create, extend } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.press('A1');
  await settled();
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(store.countdown.face).toBe('10:00');
  const answer = Promise.withResolvers<OrderView>();
  extend.mockReturnValueOnce(answer.promise);
  const asked = store.extend();
  expect([store.extending, await store.extend()]).toEqual([true, false]);
  answer.resolve(anOrder({ version: 2, extendable: false, serverTime: '2030-01-01T12:00:00.000Z' }));
  expect(await asked).toBe(true);
  expect([store.countdown.face, store.order?.extendable, store.extending]).toEqual(['15:00', false, false]);
  expect(extend).toHaveBeenCalledExactlyOnceWith({ orderId: 'order-1' });
});

test('what is refused leaves the time that was left, be it more time or another seat', async () => {
  const { connect, store, create, extend, selectSeats } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.press('A1');
  await settled();
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  const refuse = (code: string, message: string, seats?: string[]) =>
    Object.assign(new Error(), { data: { problem: { code, message, advice: 'Pay.', seats } } });
  extend.mockRejectedValueOnce(refuse('ALREADY_EXTENDED', 'The hold was already extended once'));
  expect(await store.extend()).toBe(false);
  expect([store.countdown.face, store.notice?.message]).toEqual(['10:00', 'The hold was already extended once.']);
  selectSeats.mockRejectedValueOnce(refuse('SEAT_HELD', '', ['A2']));
  store.press('A2');
  await settled();
  expect([store.countdown.face, [...store.held]]).toEqual(['10:00', ['A1']]);
});

test('a reload goes on with the live order, knows its bookings, and forgets what ended', async () => {
  const { store, connect, memory, byId } = fakeServer();
  const orders: Record<string, OrderView> = {
    live: anOrder({ orderId: 'live', seats: ['A1'] }),
    paid: anOrder({ orderId: 'paid', status: 'CONFIRMED', seats: ['B1'] }),
    gone: anOrder({ orderId: 'gone', status: 'EXPIRED', seats: ['C1'] }),
  };
  for (const id of ['live', 'paid', 'gone']) memory.remember(id);
  byId.mockImplementation(async ({ orderId }: { orderId: string }) => orders[orderId]);
  const stop = connect();
  await settled();
  expect([[...store.held], [...store.booked]]).toEqual([['A1'], ['B1']]);
  expect(memory.recall().toSorted()).toEqual(['live', 'paid']);
  stop();
});

test('a hold that runs out is told, and a payment made elsewhere becomes a booking', async () => {
  const { connect, store, create, send } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.press('A1');
  await settled();
  send(anOrder({ status: 'EXPIRED', version: 2 }));
  expect([store.wanted.size, store.notice?.message]).toEqual([0, 'Time is up: your seats are free again.']);
  create.mockResolvedValueOnce(anOrder({ orderId: 'order-2', seats: ['A2'] }));
  store.press('A2');
  await settled();
  send(anOrder({ orderId: 'order-2', status: 'CONFIRMED', seats: ['A2'], version: 2 }));
  expect([[...store.booked], store.wanted.size]).toEqual([['A2'], 0]);
});

test('an order is watched from when it holds seats until it ends; that it can not be watched is told', async () => {
  const { connect, store, create, send, fail, watched } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.press('A1');
  await settled();
  expect(watched()).toBe(true);
  fail('UNAVAILABLE');
  expect(store.notice?.message).toBe('Jumpseat cannot answer just now.');
  send(anOrder({ status: 'EXPIRED', version: 2 }));
  expect(watched()).toBe(false);
});

test('a seat that is taken while it waits for its turn is told at once, and never asked for', async () => {
  const { connect, store, create, selectSeats } = fakeServer();
  connect();
  const first = Promise.withResolvers<OrderView>();
  create.mockReturnValueOnce(first.promise);
  store.press('A1');
  store.press('A2');
  store.taken(['A2', 'B1']);
  expect([[...store.wanted], store.notice?.lost]).toEqual([['A1'], ['A2']]);
  first.resolve(anOrder({ seats: ['A1'] }));
  await settled();
  expect(selectSeats).not.toHaveBeenCalled();
});

test('several seats at once are one request, with who travels and the cabin', async () => {
  const { connect, store, create } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1', 'A2'] }));
  store.travelAs([{ kind: 'adult' }, { kind: 'child' }]);
  store.choose(['A1', 'A2'], 'economy');
  await settled();
  expect(create).toHaveBeenCalledExactlyOnceWith({
    flightId: 'FL123',
    seats: ['A1', 'A2'],
    party: [{ kind: 'adult' }, { kind: 'child' }],
    cabin: 'economy',
    orderId: expect.any(String),
  });
});
