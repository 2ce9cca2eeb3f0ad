import type { OrderView } from '@jumpseat/booking/contracts';
import { CallError } from '@jumpseat/client';
import { adults } from '@jumpseat/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anOrder } from '#features/order/an-order.ts';
import { goneNotice } from '#messages/notice.ts';
import { fakeBrowser, fakeConnection } from '#testing/fake-browser.ts';
import { fakeWatch } from '#testing/fake-watch.ts';
import { leaveNotice } from './left-notice.ts';
import { OrderMemory } from './order-memory.ts';
import { type SelectionClient, SelectionStore } from './selection-store.svelte.ts';

const lost = new CallError({ code: 'UNAVAILABLE', message: 'No answer', advice: '' });

const family = [{ kind: 'adult' }, { kind: 'adult' }, { kind: 'infant' }] as const;

const because = <Code extends 'FLIGHT_RESET' | 'PAYMENT_REFUSED'>(code: Code) => ({ code, message: '', advice: '' });

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
  const { connection, becomes } = fakeConnection();
  const client = { trpc: { orders }, watchOrder, connection } as unknown as SelectionClient;
  const store = new SelectionStore('FL123');
  const browser = fakeBrowser();
  const page = browser.tab();
  const connect = () => store.connect(client, memory, page);
  const calls = { create, selectSeats, extend, cancel, byId, mine };
  return { store, connect, browser, becomes, page, memory, ...calls, send, fail, watched };
}

/** Lets pending answers arrive. */
const flush = () => vi.advanceTimersByTimeAsync(0);

test('a click shows at once, and the seat is held when the server answers', async () => {
  const { connect, store, memory, create } = fakeServer();
  connect();
  create.mockResolvedValue(anOrder({ seats: ['A1'] }));
  store.toggleSeat('A1');
  expect([store.wanted.has('A1'), store.held.has('A1'), store.pending]).toEqual([true, false, true]);
  await flush();
  expect([store.held.has('A1'), store.pending]).toEqual([true, false]);
  expect(memory.recall()).toEqual(['order-1']);
  expect(store.countdown.text).toBe('15:00');
});

test('a double click counts once, and a later click counts again', async () => {
  const { connect, store, create, cancel } = fakeServer();
  connect();
  create.mockResolvedValue(anOrder({ seats: ['A1'] }));
  cancel.mockResolvedValue(anOrder({ status: 'CANCELLED', version: 2 }));
  store.toggleSeat('A1');
  vi.advanceTimersByTime(299);
  store.toggleSeat('A1');
  await flush();
  expect(store.held.has('A1')).toBe(true);
  vi.advanceTimersByTime(1);
  store.toggleSeat('A1');
  await flush();
  expect(cancel).toHaveBeenCalledWith({ orderId: 'order-1' });
  expect(store.order).toBeNull();
});

test('a passenger who loses a seat reads why and keeps the rest', async () => {
  const { connect, store, create } = fakeServer();
  connect();
  const failure = { code: 'SEAT_HELD' as const, message: '', advice: '', seats: ['A1'] };
  const first = Promise.withResolvers<OrderView>();
  create.mockReturnValueOnce(first.promise);
  create.mockResolvedValueOnce(anOrder({ orderId: 'order-2', seats: ['A2'] }));
  store.toggleSeat('A1');
  store.toggleSeat('A2');
  first.resolve(anOrder({ status: 'FAILED', seats: [], total: null, failure }));
  await flush();
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

test('a click without an answer is dropped, and the page says so', async () => {
  const { connect, store, create } = fakeServer();
  connect();
  create.mockRejectedValue(lost);
  store.toggleSeat('A1');
  await vi.advanceTimersByTimeAsync(3_000);
  expect([store.wanted.size, store.notice?.message]).toEqual([0, "We can't reach Jumpseat."]);
});

test('seats whose answer was lost are found again and held once', async () => {
  const { connect, store, create, byId } = fakeServer();
  connect();
  create.mockRejectedValueOnce(lost);
  create.mockRejectedValueOnce(
    Object.assign(new Error(), { data: { problem: { code: 'ORDER_EXISTS', message: '', advice: '' } } }),
  );
  byId.mockResolvedValue(anOrder({ seats: ['A1'] }));
  store.toggleSeat('A1');
  await vi.advanceTimersByTimeAsync(1_000);
  expect([[...store.held], store.pending, store.notice]).toEqual([['A1'], false, null]);
  expect(new Set(create.mock.calls.map(([{ orderId }]) => orderId)).size).toBe(1);
});

test('a hold that only the server remembers is resumed', async () => {
  const { connect, store, mine, memory } = fakeServer();
  mine.mockResolvedValue([anOrder({ orderId: 'order-7', seats: ['A1'] })]);
  connect();
  await flush();
  expect([[...store.held], memory.recall()]).toEqual([['A1'], ['order-7']]);
  expect(mine).toHaveBeenCalledWith({ flightId: 'FL123' });
});

test("a page that slept reads the server's clock", async () => {
  const { connect, store, create, byId, page } = fakeServer();
  const stop = connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.toggleSeat('A1');
  await flush();
  expect(store.countdown.text).toBe('15:00');
  byId.mockResolvedValue(anOrder({ seats: ['A1'], serverTime: '2030-01-01T12:12:00.000Z' }));
  page.dispatchEvent(new Event('visibilitychange'));
  await flush();
  expect(store.countdown.text).toBe('3:00');
  stop();
});

test('a passenger adds time to the hold once', async () => {
  const { connect, store, create, extend } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.toggleSeat('A1');
  await flush();
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(store.countdown.text).toBe('10:00');
  const answer = Promise.withResolvers<OrderView>();
  extend.mockReturnValueOnce(answer.promise);
  const extension = store.extend();
  expect([store.extending, await store.extend()]).toEqual([true, false]);
  const until = '2030-01-01T12:30:00.000Z';
  answer.resolve(
    anOrder({ version: 2, extensionSeconds: 0, holdExpiresAt: until, serverTime: '2030-01-01T12:05:00.000Z' }),
  );
  expect(await extension).toBe(true);
  expect([store.countdown.text, store.order?.extensionSeconds, store.extending]).toEqual(['25:00', 0, false]);
  expect(extend).toHaveBeenCalledExactlyOnceWith({ orderId: 'order-1' });
});

test('a refusal leaves the remaining time, be it of an extension or of another seat', async () => {
  const { connect, store, create, extend, selectSeats } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.toggleSeat('A1');
  await flush();
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  const refuse = (code: string, seats?: string[]) =>
    Object.assign(new Error(), { data: { problem: { code, message: '', advice: '', seats } } });
  extend.mockRejectedValueOnce(refuse('ALREADY_EXTENDED'));
  expect(await store.extend()).toBe(false);
  expect([store.countdown.text, store.notice?.message]).toEqual(['10:00', "You've already extended the time once."]);
  selectSeats.mockRejectedValueOnce(refuse('SEAT_HELD', ['A2']));
  store.toggleSeat('A2');
  await flush();
  expect([store.countdown.text, [...store.held]]).toEqual(['10:00', ['A1']]);
});

test('a reload resumes the live order, shows bookings, and forgets ended orders', async () => {
  const { store, connect, memory, byId } = fakeServer();
  const orders: Record<string, OrderView> = {
    live: anOrder({ orderId: 'live', seats: ['A1'] }),
    paid: anOrder({ orderId: 'paid', status: 'CONFIRMED', seats: ['B1'] }),
    gone: anOrder({ orderId: 'gone', status: 'EXPIRED', seats: ['C1'] }),
  };
  for (const id of ['live', 'paid', 'gone']) memory.remember(id);
  byId.mockImplementation(async ({ orderId }: { orderId: string }) => orders[orderId]);
  const stop = connect();
  await flush();
  expect([[...store.held], [...store.booked]]).toEqual([['A1'], ['B1']]);
  expect(memory.recall().toSorted()).toEqual(['live', 'paid']);
  stop();
});

test('a passenger learns that the hold expired, and a payment in another tab becomes a booking', async () => {
  const { connect, store, create, send } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.toggleSeat('A1');
  await flush();
  send(anOrder({ status: 'EXPIRED', version: 2 }));
  expect([store.wanted.size, store.notice?.message]).toEqual([0, "Time's up. Your seats were released."]);
  create.mockResolvedValueOnce(anOrder({ orderId: 'order-2', seats: ['A2'] }));
  store.toggleSeat('A2');
  await flush();
  send(anOrder({ orderId: 'order-2', status: 'CONFIRMED', seats: ['A2'], version: 2 }));
  expect([[...store.booked], store.wanted.size]).toEqual([['A2'], 0]);
});

test.each([
  [
    'the flight is reset',
    { status: 'CANCELLED', lastRefusal: because('FLIGHT_RESET') },
    'The airline had to cancel the bookings of this flight.',
  ],
  ['the order is cancelled elsewhere', { status: 'CANCELLED' }, 'Booking cancelled.'],
  ['the payment is refused', { status: 'FAILED', failure: because('PAYMENT_REFUSED') }, 'Booking not completed.'],
] as const)('a passenger who loses the seats because %s reads that', async (_, ending, message) => {
  const { connect, store, create, send } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.toggleSeat('A1');
  await flush();
  send(anOrder({ seats: ['A1'], version: 2, ...ending }));
  expect([store.order, store.notice?.message]).toEqual([null, message]);
});

test('a passenger who removes the last seat reads nothing about it', async () => {
  const { connect, store, create, cancel, send } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.toggleSeat('A1');
  await flush();
  const cancelled = anOrder({ status: 'CANCELLED', seats: ['A1'], version: 2 });
  const answer = Promise.withResolvers<OrderView>();
  cancel.mockReturnValueOnce(answer.promise);
  vi.advanceTimersByTime(300);
  store.toggleSeat('A1');
  send(cancelled);
  answer.resolve(cancelled);
  await flush();
  expect([store.order, store.pending, store.notice]).toEqual([null, false, null]);
});

test("the group of an order that this browser has already replaces the address's", async () => {
  const { connect, store, mine, selectSeats } = fakeServer();
  mine.mockResolvedValue([anOrder({ seats: ['A1', 'A2'], party: [...adults(2)] })]);
  connect();
  store.setParty([{ kind: 'adult' }, { kind: 'child' }]);
  await flush();
  expect([store.party, store.pending]).toEqual([adults(2), false]);
  expect(selectSeats).not.toHaveBeenCalled();
});

test('the page watches an order from its hold to its end, and says while it cannot', async () => {
  const { connect, store, create, byId, send, fail, watched } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.toggleSeat('A1');
  await flush();
  expect(watched()).toBe(true);
  fail('UNAVAILABLE');
  expect(store.notice?.message).toBe("We can't reach Jumpseat.");
  byId.mockResolvedValue(anOrder({ seats: ['A1'] }));
  send(anOrder({ seats: ['A1'] }));
  await flush();
  expect([store.notice, watched()]).toEqual([null, true]);
  send(anOrder({ status: 'EXPIRED', version: 2 }));
  expect(watched()).toBe(false);
});

test('a passenger learns at once that a waiting seat was taken, and it is never requested', async () => {
  const { connect, store, create, selectSeats } = fakeServer();
  connect();
  const first = Promise.withResolvers<OrderView>();
  create.mockReturnValueOnce(first.promise);
  store.toggleSeat('A1');
  store.toggleSeat('A2');
  store.dropTaken(['A2', 'B1']);
  expect([[...store.wanted], store.notice?.lost]).toEqual([['A1'], ['A2']]);
  first.resolve(anOrder({ seats: ['A1'] }));
  await flush();
  expect(selectSeats).not.toHaveBeenCalled();
});

test('several seats go in one request, with the party and the cabin', async () => {
  const { connect, store, create } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1', 'A2'] }));
  store.setParty([{ kind: 'adult' }, { kind: 'child' }]);
  store.setSeats(['A1', 'A2'], 'economy');
  await flush();
  expect(create).toHaveBeenCalledExactlyOnceWith({
    flightId: 'FL123',
    seats: ['A1', 'A2'],
    party: [{ kind: 'adult' }, { kind: 'child' }],
    cabin: 'economy',
    orderId: expect.any(String),
  });
});

test('a tap while offline says that the seat is not held yet, and asks once when the network is back', async () => {
  const { connect, store, browser, becomes, create } = fakeServer();
  connect();
  await flush();
  browser.goes('offline');
  store.toggleSeat('A1');
  await flush();
  expect(create).not.toHaveBeenCalled();
  expect([[...store.wanted], store.held.size, store.pending]).toEqual([['A1'], 0, true]);
  expect(store.notice).toEqual({
    message: "A1 isn't held yet: you're offline.",
    advice: "We'll ask again when you're back.",
  });

  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  browser.goes('online');
  becomes('live');
  await flush();
  expect(create).toHaveBeenCalledOnce();
  expect([[...store.held], store.pending, store.notice]).toEqual([['A1'], false, null]);
});

test('a passenger who takes a seat back while offline asks for nothing later', async () => {
  const { connect, store, browser, create } = fakeServer();
  connect();
  await flush();
  browser.goes('offline');
  store.toggleSeat('A1');
  vi.advanceTimersByTime(300);
  store.toggleSeat('A1');
  expect([store.wanted.size, store.pending, store.notice]).toEqual([0, false, null]);
  browser.goes('online');
  await flush();
  expect(create).not.toHaveBeenCalled();
});

test('a passenger who removes a held seat while offline reads that it is still held', async () => {
  const { connect, store, browser, create, cancel } = fakeServer();
  connect();
  create.mockResolvedValueOnce(anOrder({ seats: ['A1'] }));
  store.toggleSeat('A1');
  await flush();
  browser.goes('offline');
  vi.advanceTimersByTime(300);
  store.toggleSeat('A1');
  expect(store.notice?.message).toBe("A1 is still held: you're offline.");
  cancel.mockResolvedValueOnce(anOrder({ status: 'CANCELLED', version: 2 }));
  browser.goes('online');
  await flush();
  expect(cancel).toHaveBeenCalledOnce();
  expect([store.order, store.notice]).toEqual([null, null]);
});

test('a seat whose answer was lost is not called taken before the holds are read', async () => {
  const { connect, store, becomes, create, mine } = fakeServer();
  connect();
  await flush();
  create.mockRejectedValue(lost);
  store.toggleSeat('A1');
  becomes('reconnecting');
  await vi.advanceTimersByTimeAsync(3_000);

  const holds = Promise.withResolvers<OrderView[]>();
  mine.mockReturnValueOnce(holds.promise);
  becomes('live');
  store.dropTaken(['A1']);
  expect([[...store.wanted], store.notice?.lost]).toEqual([['A1'], undefined]);
  holds.resolve([anOrder({ seats: ['A1'] })]);
  await flush();
  expect([[...store.held], store.notice]).toEqual([['A1'], null]);
});

test('a seat whose request never arrived and that others took is named once the server answers', async () => {
  const { connect, store, becomes, create } = fakeServer();
  connect();
  await flush();
  create.mockRejectedValue(lost);
  store.toggleSeat('A1');
  becomes('reconnecting');
  await vi.advanceTimersByTimeAsync(3_000);

  const failure = { code: 'SEAT_HELD' as const, message: '', advice: '', seats: ['A1'] };
  create.mockResolvedValueOnce(anOrder({ status: 'FAILED', seats: [], failure }));
  becomes('live');
  store.dropTaken(['A1']);
  await flush();
  expect([store.wanted.size, store.notice?.lost]).toEqual([0, ['A1']]);
});

test('a waiting seat that others take while this page is offline is not asked for', async () => {
  const { connect, store, browser, create } = fakeServer();
  connect();
  await flush();
  browser.goes('offline');
  store.toggleSeat('A1');
  store.dropTaken(['A1']);
  expect([store.wanted.size, store.pending, store.notice?.lost]).toEqual([0, false, ['A1']]);
  browser.goes('online');
  await flush();
  expect(create).not.toHaveBeenCalled();
});

test('seats whose answer was lost with the connection are found again, and asked for once', async () => {
  const { connect, store, becomes, create, mine } = fakeServer();
  connect();
  await flush();
  create.mockRejectedValue(lost);
  store.toggleSeat('A1');
  becomes('reconnecting');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(store.notice?.message).toBe("A1 isn't held yet: we can't reach Jumpseat.");
  expect([[...store.wanted], store.pending]).toEqual([['A1'], true]);

  const asked = create.mock.calls.length;
  mine.mockResolvedValue([anOrder({ seats: ['A1'] })]);
  becomes('live');
  await flush();
  expect([[...store.held], store.pending, store.notice]).toEqual([['A1'], false, null]);
  expect(create).toHaveBeenCalledTimes(asked);
});

test('a passenger holds the seats of an ended order again, except those that are gone', async () => {
  const { connect, store, create } = fakeServer();
  connect();
  const failure = { code: 'SEAT_BOOKED' as const, message: '', advice: '', seats: ['A1'] };
  create.mockResolvedValueOnce(anOrder({ orderId: 'order-2', status: 'FAILED', seats: [], failure }));
  create.mockResolvedValueOnce(anOrder({ orderId: 'order-3', seats: ['A2'], party: [...family] }));
  await store.holdAgain(anOrder({ status: 'EXPIRED', seats: ['A1', 'A2'], party: [...family] }));
  expect([[...store.held], store.notice?.lost, store.party]).toEqual([['A2'], ['A1'], family]);
  expect(create.mock.lastCall?.[0]).toMatchObject({ seats: ['A2'], party: family });
});

test('a passenger who comes from an ended order reads once which of its seats are gone', async () => {
  const { connect, store } = fakeServer();
  leaveNotice('FL123', goneNotice(['A1'], ['A2']));
  const stop = connect();
  await flush();
  expect(store.notice).toEqual({
    message: 'A1 is no longer free.',
    advice: "We're holding A2 for you.",
    lost: ['A1'],
  });
  stop();
  store.dismiss();
  connect();
  await flush();
  expect(store.notice).toBeNull();
});
