import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectAccessibleInEveryLook } from './accessible.ts';
import { aFlight } from './flights.ts';
import { openOrder } from './orders.ts';
import { FlightPage } from './pages/flight-page.ts';
import { HomePage } from './pages/home-page.ts';
import { OrderPage } from './pages/order-page.ts';
import { passengers, READS_OFFLINE } from './passengers.ts';

const passenger = passengers(READS_OFFLINE);
const baseUrl = inject('baseUrl');
/** The service worker starts when the page has nothing else to do. */
const PATIENCE = { timeout: 20_000 };

/** Whether this browser keeps the page at this path. */
function isKept(page: Page, path: string): Promise<boolean> {
  return page.evaluate(async (address) => (await caches.match(address)) !== undefined, path);
}

async function keeps(page: Page, path: string): Promise<void> {
  await expect.poll(() => isKept(page, path), PATIENCE).toBe(true);
}

/** Waits until the service worker answers for the page. */
async function controlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, PATIENCE);
}

const offlineHeading = (page: Page) => page.getByRole('heading', { level: 1, name: "You're offline" });

test('a passenger reads a confirmed trip and the flights found offline, and sees how old they are', async () => {
  const page = await passenger(baseUrl);
  const { orderId } = await openOrder();
  const trip = `/orders/${orderId}`;
  const order = await OrderPage.open(page, orderId);
  await order.pay('11111');
  const reference = await order.confirmed();
  await keeps(page, trip);

  const home = await HomePage.open(page);
  await home.search('Zurich (ZRH)', 'London (LHR)');
  await home.results().first().waitFor();
  const flights = await home.results().count();
  const search = new URL(page.url());
  await keeps(page, search.pathname + search.search);

  await page.context().setOffline(true);
  await page.reload();
  const notice = page.getByTestId('connection-notice');
  await notice.getByText(/You're offline. This is what we knew at \d\d:\d\d\./).waitFor();
  expect(await home.results().count()).toBe(flights);
  await page.goto(trip);
  await notice.getByText('This is what we knew').waitFor();
  expect(await order.confirmed()).toBe(reference);

  await page.context().setOffline(false);
  await notice.getByText('This is what we knew').waitFor({ state: 'detached' });
  expect(await order.confirmed()).toBe(reference);
});

test('a page that was never opened says that it needs the network, and opens by itself when it is back', async () => {
  const { page } = await HomePage.open(await passenger(baseUrl));
  await controlled(page);
  const link = page.locator('a[href^="/flights/"]').first();
  const address = `${await link.getAttribute('href')}`;
  await page.context().setOffline(true);
  await link.click();
  await offlineHeading(page).waitFor();
  expect(await page.title()).toBe("You're offline · Jumpseat");
  expect(page.url()).toBe(new URL(address, baseUrl).href);
  await expectAccessibleInEveryLook(page);
  await page.context().setOffline(false);
  await new FlightPage(page).live();
});

test('offline, no seat map is shown, not even one that was open before', async () => {
  const page = await passenger(baseUrl);
  const flight = await FlightPage.open(page, await aFlight('demo-30'));
  await controlled(page);
  await page.reload();
  await flight.live();
  await page.context().setOffline(true);
  await page.reload();
  await offlineHeading(page).waitFor();
  expect(await page.locator('[data-seat]').count()).toBe(0);
});

test('an order that is not paid yet is not kept', async () => {
  const page = await passenger(baseUrl);
  const { orderId } = await openOrder();
  await OrderPage.open(page, orderId);
  await controlled(page);
  await OrderPage.open(page, orderId);
  await page.context().setOffline(true);
  await page.reload();
  await offlineHeading(page).waitFor();
});

test('held seats on a page of the past are not shown: nobody knows whether they are still held', async () => {
  const page = await passenger(baseUrl);
  const flight = await FlightPage.open(page, await aFlight('demo-30'));
  await flight.hold('A1');
  await HomePage.open(page);
  const held = page.getByRole('region', { name: 'Your seats on hold' });
  await held.waitFor();
  await keeps(page, '/');
  await page.context().setOffline(true);
  await page.reload();
  await page.getByTestId('connection-notice').getByText('This is what we knew').waitFor();
  expect(await held.isVisible()).toBe(false);
});

test("online a visitor always gets the server's page, and the copy of it is renewed", async () => {
  const page = await passenger(baseUrl);
  await page.goto('/help');
  await keeps(page, '/help');
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const copy = await cache.match('/help');
      const html = '<html lang="en"><h1>Help of last week</h1></html>';
      if (copy) await cache.put('/help', new Response(html, { headers: copy.headers }));
    }
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Help', exact: true }).waitFor();
  const copy = () => page.evaluate(async () => (await caches.match('/help'))?.text());
  await expect.poll(copy, PATIENCE).not.toContain('Help of last week');
});

test('a new version shows nothing of what an older one kept', async () => {
  const page = await passenger(baseUrl);
  await page.addInitScript(async () => {
    const html = '<html lang="en"><h1>Terms of last year</h1></html>';
    const old = await caches.open('jumpseat-pages-1');
    await old.put('/terms', new Response(html, { headers: { 'content-type': 'text/html' } }));
  });
  await page.goto('/help');
  const names = () => page.evaluate(() => caches.keys());
  await expect.poll(names, PATIENCE).not.toContain('jumpseat-pages-1');
  expect(await names()).not.toEqual([]);
  await controlled(page);
  await page.context().setOffline(true);
  await page.goto('/terms');
  await offlineHeading(page).waitFor();
});

test('the focus goes to the heading of a page that could not be opened', async () => {
  const { page } = await HomePage.open(await passenger(baseUrl, { serviceWorkers: 'block' }));
  await page.context().setOffline(true);
  await page.locator('a[href^="/flights/"]').first().click();
  await offlineHeading(page).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("You're offline");
});

test('a browser checks for a new service worker with each visit', async () => {
  const answer = await fetch(`${baseUrl}/service-worker.js`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('javascript');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
});

test('a trip that this browser may no longer see is no longer kept', async () => {
  const page = await passenger(baseUrl);
  const flight = await FlightPage.open(page, await aFlight('demo-30'));
  await flight.hold('A1');
  const order = await flight.toPayment();
  await order.pay('11111');
  await order.confirmed();
  const trip = new URL(page.url()).pathname;
  await keeps(page, trip);
  await page.context().clearCookies();
  expect((await page.reload())?.status()).toBe(404);
  await expect.poll(() => isKept(page, trip), PATIENCE).toBe(false);
});
