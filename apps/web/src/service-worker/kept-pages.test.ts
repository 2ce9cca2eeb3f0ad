import { expect, test } from 'vitest';
import { KeptPages, type PageCache } from './kept-pages.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const ORIGIN = 'https://jumpseat.test';
const FILES = new Set(['/_app/immutable/entry/start.A1_b-2.js']);

/** A cache in memory, by the paths of its addresses. */
function memoryCache(): PageCache {
  const stored = new Map<string, Response>();
  const addressOf = (key: RequestInfo | URL) => new URL(`${key}`, ORIGIN).href;
  return {
    match: async (key) => stored.get(addressOf(key))?.clone(),
    put: async (key, response) => void stored.set(addressOf(key), response),
    delete: async (key) => stored.delete(addressOf(key)),
    keys: async () => [...stored.keys()].map((address) => new Request(address)),
  };
}

function keptPages() {
  const clock = { now: Date.UTC(2026, 10, 24, 14, 2) };
  const pages = new KeptPages(
    memoryCache(),
    (path) => FILES.has(path),
    () => clock.now,
  );
  return { pages, clock };
}

function page(words: string, init: ResponseInit = {}): Response {
  const script = '<script>import("/_app/immutable/entry/start.A1_b-2.js")</script>';
  return new Response(`<!doctype html><html lang="en">${script}${words}</html>`, {
    headers: { 'content-type': 'text/html', 'content-encoding': 'br' },
    ...init,
  });
}

test('a visitor reads the newest copy of a page, and sees when it was kept', async () => {
  const { pages, clock } = keptPages();
  await pages.keep('/?from=ZRH&to=LHR&on=2026-12-01', page('36 seats left'));
  clock.now += 60_000;
  await pages.keep('/?from=ZRH&to=LHR&on=2026-12-01', page('34 seats left'));
  const kept = await pages.find('/?from=ZRH&to=LHR&on=2026-12-01');
  expect(kept?.headers.get('content-encoding')).toBeNull();
  const html = await kept?.text();
  expect(html).toContain(`<html data-kept-at="${clock.now}" lang="en">`);
  expect(html).toContain('34 seats left');
  expect(await pages.find('/?from=ZRH&to=LHR&on=2026-12-02')).toBeUndefined();
});

test.each([
  ['a seat map', '/flights/FL123', page('a map')],
  ['an error', '/help', page('Something went wrong', { status: 500 })],
  ['anything but a page', '/help', new Response('{}', { headers: { 'content-type': 'application/json' } })],
])('%s is never kept', async (_, path, response) => {
  const { pages } = keptPages();
  await pages.keep(path, response);
  expect(await pages.find(path)).toBeUndefined();
});

test('a page of another version is not kept: the files that it needs may be gone', async () => {
  const { pages } = keptPages();
  const other = new Response('<html><link href="/_app/immutable/assets/0.new.css"></html>', {
    headers: { 'content-type': 'text/html' },
  });
  expect(await pages.keep('/help', other)).toBe(false);
  expect(await pages.find('/help')).toBeUndefined();
});

test('a trip that is gone for this browser is dropped', async () => {
  const { pages } = keptPages();
  await pages.keep('/orders/mine', page('Booked and paid'));
  await pages.keep('/orders/mine', page("We can't find that booking", { status: 404 }));
  expect(await pages.find('/orders/mine')).toBeUndefined();
});

test('the schedule is kept for a week, and a trip for half a year', async () => {
  const { pages, clock } = keptPages();
  await pages.keep('/', page('Where to?'));
  await pages.keep('/orders/mine', page('Booked and paid'));
  clock.now += 8 * DAY_MS;
  expect(await pages.find('/')).toBeUndefined();
  expect(await pages.find('/orders/mine')).toBeDefined();
  clock.now += 180 * DAY_MS;
  expect(await pages.find('/orders/mine')).toBeUndefined();
});

test('the newest pages of each kind are kept', async () => {
  const { pages, clock } = keptPages();
  for (const trip of ['/orders/first', '/orders/second']) {
    clock.now += 1;
    await pages.keep(trip, page('Booked and paid'));
  }
  for (let day = 1; day <= 31; day += 1) {
    clock.now += 1;
    await pages.keep(`/?from=ZRH&to=LHR&on=2026-12-${day}`, page('Flights'));
  }
  expect(await pages.find('/?from=ZRH&to=LHR&on=2026-12-1')).toBeUndefined();
  expect(await pages.find('/?from=ZRH&to=LHR&on=2026-12-2')).toBeDefined();
  expect(await pages.trips()).toEqual(['/orders/first', '/orders/second']);
});
