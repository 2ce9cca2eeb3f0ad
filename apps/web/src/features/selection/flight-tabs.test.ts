import { expect, test, vi } from 'vitest';
import { anOrder } from '#features/order/an-order.ts';
import { fakeBrowser } from '#testing/fake-browser.ts';
import { FlightTabs, type TabsBrowser } from './flight-tabs.ts';

const windowOf = (page: Document) => page.defaultView as unknown as TabsBrowser;

function twoTabs(options?: Parameters<typeof fakeBrowser>[0]) {
  const browser = fakeBrowser(options);
  const open = (flightId = 'FL123') => new FlightTabs(flightId, windowOf(browser.tab()));
  return { open, first: open(), second: open() };
}

test('a tab hears of orders that other tabs of the same flight open, and not of its own', () => {
  const { open, first, second } = twoTabs();
  const heard: string[] = [];
  first.listen((orderId) => heard.push(`first: ${orderId}`));
  second.listen((orderId) => heard.push(`second: ${orderId}`));
  open('F-100').listen((orderId) => heard.push(`other flight: ${orderId}`));
  first.tell('a');
  expect(heard).toEqual(['second: a']);
  second.close();
  first.tell('b');
  expect(heard).toEqual(['second: a']);
});

test('two tabs open their orders one after the other, and the second knows that it comes later', async () => {
  const { first, second } = twoTabs();
  const opening = Promise.withResolvers<null>();
  const open = vi.fn(async () => null);
  const before = first.openInTurn(() => opening.promise);
  const after = second.openInTurn(open);
  await new Promise((resolve) => setTimeout(resolve));
  expect(open).not.toHaveBeenCalled();
  opening.resolve(null);
  await Promise.all([before, after]);
  expect(open).toHaveBeenCalledExactlyOnceWith(true);
  await first.openInTurn(open);
  expect(open).toHaveBeenLastCalledWith(false);
});

test('a refusal is passed on, and the next tab has its turn', async () => {
  const { first, second } = twoTabs();
  const order = anOrder();
  const refused = first.openInTurn(() => Promise.reject(new Error('refused')));
  const opened = second.openInTurn(async () => order);
  await expect(refused).rejects.toThrow('refused');
  expect(await opened).toBe(order);
});

test('a browser without locks opens orders all the same, as one that may come late', async () => {
  const { first } = twoTabs({ hasLocks: false });
  const open = vi.fn(async () => null);
  await first.openInTurn(open);
  expect(open).toHaveBeenCalledExactlyOnceWith(true);
});

test('a browser that refuses channels and locks opens orders all the same', async () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  const tabs = new FlightTabs('FL123', {
    BroadcastChannel: class {
      constructor() {
        refuse();
      }
    } as unknown as TabsBrowser['BroadcastChannel'],
    navigator: { locks: { request: async () => refuse() } },
  });
  const open = vi.fn(async () => null);
  tabs.listen(() => {});
  tabs.tell('a');
  await tabs.openInTurn(open);
  expect(open).toHaveBeenCalledExactlyOnceWith(true);
  tabs.close();
});
