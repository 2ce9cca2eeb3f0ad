import type { OrderView } from '@jumpseat/booking/contracts';
import type { WatchState } from '@jumpseat/client';
import { adults } from '@jumpseat/domain';
import { expect, test, vi } from 'vitest';
import { anOrder } from '#features/order/an-order.ts';
import { fakeBrowser, fakeConnection } from '#testing/fake-browser.ts';
import { OrderMemory } from './order-memory.ts';
import { type SelectionClient, SelectionStore } from './selection-store.svelte.ts';

type NewOrder = Pick<OrderView, 'orderId' | 'seats'> & Partial<Pick<OrderView, 'party' | 'cabin'>>;

/** How long the server takes: whatever the pages do at the same moment comes first. */
const later = () => new Promise((resolve) => setTimeout(resolve));

/** A server that grants everything, and a browser whose tabs use it. */
function aBrowser({ orders: known = [] as OrderView[], hasLocks = true } = {}) {
  const orders = new Map(known.map((order) => [order.orderId, order]));
  const readers = new Set<{ readonly id: string; run(state: WatchState<OrderView>): void }>();
  function becomes(order: OrderView): OrderView {
    orders.set(order.orderId, order);
    for (const { id, run } of readers) {
      if (id === order.orderId) run({ status: 'live', value: order, error: undefined });
    }
    return order;
  }
  const orderOf = (id: string) => {
    const order = orders.get(id);
    if (!order) throw new Error(`no order ${id}`);
    return order;
  };
  const create = vi.fn(async ({ orderId, seats, party = [...adults(seats.length)], cabin = null }: NewOrder) => {
    await later();
    return becomes(anOrder({ orderId, seats, party, cabin }));
  });
  const selectSeats = vi.fn(async ({ orderId, seats, party = [...adults(seats.length)] }: NewOrder) =>
    becomes({ ...orderOf(orderId), seats, party, version: orderOf(orderId).version + 1 }),
  );
  const mine = vi.fn(async () =>
    [...orders.values()].filter(({ status }) => status === 'SEATS_RESERVED' || status === 'PAYMENT_PENDING').reverse(),
  );
  const calls = {
    create: { mutate: create },
    selectSeats: { mutate: selectSeats },
    byId: { query: async ({ orderId }: { orderId: string }) => orderOf(orderId) },
    mine: { query: mine },
  };
  const watchOrder = (id: string) => ({
    subscribe(run: (state: WatchState<OrderView>) => void) {
      const reader = { id, run };
      readers.add(reader);
      return () => void readers.delete(reader);
    },
  });
  const { connection } = fakeConnection();
  const client = { trpc: { orders: calls }, watchOrder, connection } as unknown as SelectionClient;

  const browser = fakeBrowser({ hasLocks });
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  function tab(): SelectionStore {
    const selection = new SelectionStore('FL123');
    selection.connect(client, new OrderMemory(storage, 'FL123'), browser.tab());
    return selection;
  }
  return { tab, becomes, create, selectSeats, mine };
}

test('a seat held in one tab is own in all, and another tab adds to the same order', async () => {
  const { tab, create, selectSeats } = aBrowser();
  const first = tab();
  const second = tab();
  first.toggleSeat('A1');
  await vi.waitFor(() => expect([...second.held]).toEqual(['A1']));
  second.toggleSeat('A2');
  await vi.waitFor(() => {
    for (const selection of [first, second]) expect([...selection.held]).toEqual(['A1', 'A2']);
  });
  expect([create.mock.calls.length, selectSeats.mock.calls.length]).toEqual([1, 1]);
});

test('two tabs that choose at the same moment share one order', async () => {
  const { tab, create } = aBrowser();
  const first = tab();
  const second = tab();
  first.toggleSeat('A1');
  second.toggleSeat('B1');
  await vi.waitFor(() => {
    for (const selection of [first, second]) expect([...selection.held].toSorted()).toEqual(['A1', 'B1']);
  });
  expect(create).toHaveBeenCalledOnce();
  expect([first.pending, second.pending, first.notice, second.notice]).toEqual([false, false, null, null]);
});

test('two tabs that choose the same seat at the same moment both have it', async () => {
  const { tab, create, selectSeats } = aBrowser();
  const first = tab();
  const second = tab();
  first.toggleSeat('A1');
  second.toggleSeat('A1');
  await vi.waitFor(() => {
    for (const selection of [first, second]) expect([[...selection.held], selection.pending]).toEqual([['A1'], false]);
  });
  expect([create.mock.calls.length, selectSeats.mock.calls.length]).toEqual([1, 0]);
});

test('a tab without locks asks the server for an open order before it makes one', async () => {
  const { tab, mine, create } = aBrowser({ hasLocks: false });
  const selection = tab();
  selection.toggleSeat('A1');
  await vi.waitFor(() => expect(selection.held.has('A1')).toBe(true));
  expect(mine.mock.invocationCallOrder.at(-1)).toBeLessThan(create.mock.invocationCallOrder[0] ?? 0);
  expect(mine).toHaveBeenCalledTimes(2);
});

test('a click before the page knows the order of this browser joins that order', async () => {
  const { tab, create } = aBrowser({ orders: [anOrder({ seats: ['A1'] })] });
  const selection = tab();
  selection.toggleSeat('A2');
  await vi.waitFor(() => expect([...selection.held]).toEqual(['A1', 'A2']));
  expect(create).not.toHaveBeenCalled();
});

test('a click before the page knows of a running payment changes nothing and says so', async () => {
  const { tab, create, selectSeats } = aBrowser({ orders: [anOrder({ status: 'PAYMENT_PENDING' })] });
  const selection = tab();
  selection.toggleSeat('A2');
  await vi.waitFor(() => expect(selection.notice?.message).toBe('Your payment is still being checked.'));
  expect([[...selection.wanted], create.mock.calls, selectSeats.mock.calls]).toEqual([['A1'], [], []]);
});

test('what one tab pays or cancels, every tab shows', async () => {
  const { tab, becomes } = aBrowser({ orders: [anOrder({ seats: ['A1'] })] });
  const tabs = [tab(), tab()];
  await vi.waitFor(() => {
    for (const selection of tabs) expect([...selection.held]).toEqual(['A1']);
  });
  becomes(anOrder({ seats: ['A1'], status: 'CONFIRMED', version: 2 }));
  for (const selection of tabs) expect([[...selection.booked], selection.order]).toEqual([['A1'], null]);
  for (const selection of tabs) expect(selection.bookings).toHaveLength(1);
});

test("the seats of this browser's second order are own too, and a press on one says where it is", async () => {
  const older = anOrder({ orderId: 'older', seats: ['B1'] });
  const { tab, becomes, selectSeats } = aBrowser({ orders: [older, anOrder({ orderId: 'newer', seats: ['A1'] })] });
  const selection = tab();
  await vi.waitFor(() => expect([[...selection.held], [...selection.elsewhere]]).toEqual([['A1'], ['B1']]));
  selection.toggleSeat('B1');
  expect(selection.notice?.message).toBe('B1 is already yours, in another booking.');
  expect(selectSeats).not.toHaveBeenCalled();
  becomes(anOrder({ orderId: 'newer', seats: ['A1'], status: 'CANCELLED', version: 2 }));
  expect([[...selection.held], selection.elsewhere.size]).toEqual([['B1'], 0]);
  becomes({ ...older, status: 'CONFIRMED', version: 2 });
  expect([selection.order, [...selection.booked]]).toEqual([null, ['B1']]);
});
