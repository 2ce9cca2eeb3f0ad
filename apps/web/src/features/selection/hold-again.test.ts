import type { OrderView } from '@jumpseat/booking/contracts';
import { CallError } from '@jumpseat/client';
import { expect, test, vi } from 'vitest';
import { anOrder } from '#features/order/an-order.ts';
import { fakeBrowser, fakeConnection } from '#testing/fake-browser.ts';
import { fakeWatch } from '#testing/fake-watch.ts';
import { holdAgain } from './hold-again.ts';
import { OrderMemory } from './order-memory.ts';
import type { SelectionClient } from './selection-store.svelte.ts';

const ended = anOrder({ orderId: 'ended', status: 'EXPIRED', seats: ['A1', 'A2'] });

/** Presses the button at the end of an order. */
function aPress({ offline = false } = {}) {
  const create = vi.fn();
  const orders = {
    create: { mutate: create },
    byId: { query: async () => ended },
    mine: { query: async () => [] },
  };
  const { watch: watchOrder, watched } = fakeWatch<OrderView>();
  const { connection } = fakeConnection();
  const client = { trpc: { orders }, watchOrder, connection } as unknown as SelectionClient;
  const items = new Map([['jumpseat.orders.FL123', 'ended']]);
  const memory = new OrderMemory(
    {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    },
    'FL123',
  );
  const browser = fakeBrowser();
  const page = browser.tab();
  if (offline) browser.goes('offline');
  return { create, memory, watched, press: () => holdAgain(ended, client, memory, page) };
}

test('the same seats are held again, and the browser remembers the new order alone', async () => {
  const { create, memory, watched, press } = aPress();
  const again = anOrder({ orderId: 'again', seats: ['A1', 'A2'] });
  create.mockResolvedValue(again);
  expect(await press()).toEqual({ order: again, gone: [], problem: null });
  expect(memory.recall()).toEqual(['again']);
  expect(watched()).toBe(false);
});

test('the seats that are still free are held, and the others are named', async () => {
  const { create, press } = aPress();
  const failure = { code: 'SEAT_HELD' as const, message: '', advice: '', seats: ['A1'] };
  const rest = anOrder({ orderId: 'again', seats: ['A2'] });
  create.mockResolvedValueOnce(anOrder({ orderId: 'failed', status: 'FAILED', seats: [], failure }));
  create.mockResolvedValueOnce(rest);
  expect(await press()).toEqual({ order: rest, gone: ['A1'], problem: null });
});

test('all seats may be gone', async () => {
  const { create, press } = aPress();
  const failure = { code: 'SEAT_BOOKED' as const, message: '', advice: '', seats: ['A1', 'A2'] };
  create.mockResolvedValueOnce(anOrder({ orderId: 'failed', status: 'FAILED', seats: [], failure }));
  expect(await press()).toEqual({ order: null, gone: ['A1', 'A2'], problem: null });
});

test('a refusal says why', async () => {
  const { create, press } = aPress();
  create.mockRejectedValue(new CallError({ code: 'FLIGHT_CLOSED', message: '', advice: '' }));
  const { order, gone, problem } = await press();
  expect([order, gone, problem?.message]).toEqual([null, [], 'This flight is no longer on sale.']);
});

test('without a connection nothing is asked for, now or later', async () => {
  const { create, press } = aPress({ offline: true });
  const { problem } = await press();
  expect([problem?.message, create.mock.calls]).toEqual(["We can't reach Jumpseat.", []]);
});
