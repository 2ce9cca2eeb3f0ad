import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { bookTrip } from './book-trip.ts';
import { dateIn } from './dates.ts';
import { aFlight, othersHold } from './flights.ts';
import { openOrder } from './orders.ts';
import { FlightPage } from './pages/flight-page.ts';
import { HomePage } from './pages/home-page.ts';
import { OrderPage } from './pages/order-page.ts';
import { TravellersPage } from './pages/travellers-page.ts';
import { passengers, READS_OFFLINE } from './passengers.ts';

const passenger = passengers(READS_OFFLINE);
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const;
const LOOKS = [
  ['phone', 'light'],
  ['phone', 'dark'],
  ['desk', 'light'],
  ['desk', 'dark'],
] as const;

const FOLDER = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));

/** Takes a picture of the page and fails if the page scrolls sideways. */
async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

test.each(LOOKS)('every page fits a %s in the %s theme', async (size, colorScheme) => {
  const page = await passenger(inject('baseUrl'), { viewport: SIZES[size], colorScheme });
  const take = (name: string) => picture(page, `${name}-${size}-${colorScheme}`);
  const home = await HomePage.open(page);
  await take('home');
  await home.search('Zurich (ZRH)', 'New York (JFK)');
  await take('flights');
  const card = home.results().first();
  const large = await FlightPage.open(page, `${await card.getAttribute('data-testid')}`.replace('flight-', ''));
  await large.hold('1A');
  await take('large-map');
  await large.remove('1A');
  const flight = await FlightPage.open(page, 'FL123');
  // Other suites book the first seats of this flight.
  for (const seat of (await flight.availableSeats()).slice(-2)) await flight.hold(seat);
  await take('map');
  const travellers = await flight.toTravellers();
  await take('travellers');
  await travellers.enterAll();
  await travellers.proceed();
  await HomePage.open(page);
  await take('home-holding');
});

test.each(LOOKS)('every state of an order fits a %s in the %s theme', async (size, colorScheme) => {
  const page = await passenger(inject('baseUrl'), { viewport: SIZES[size], colorScheme });
  const take = (name: string) => picture(page, `${name}-${size}-${colorScheme}`);
  await page.clock.install();
  const order = await OrderPage.open(page, (await openOrder()).orderId);
  await take('order');
  await order.pay('00001');
  await order.paymentError();
  await take('declined');
  await order.pay('00003');
  await order.progress
    .getByText(/Try [23] of 3/)
    .first()
    .waitFor();
  await take('paying');
  await order.confirmed();
  await take('confirmed');

  await OrderPage.open(page, (await openOrder()).orderId);
  await page.route('**/trpc/orders.byId*', (route) => route.abort());
  await page.clock.fastForward('14:35');
  await take('hurry');
  await page.context().setOffline(true);
  await page.getByText("You're offline.").waitFor();
  await take('offline');
  await page.clock.fastForward('00:40');
  await order.ended();
  await page.context().setOffline(false);
  await page.getByTestId('connection').getByText('Live').waitFor();
  await take('expired');
});

test.each(LOOKS)('the papers of a booking fit a %s in the %s theme', async (size, colorScheme) => {
  const page = await passenger(inject('baseUrl'), { viewport: SIZES[size], colorScheme });
  const { orderId } = await bookTrip(page);
  for (const paper of ['ticket', 'receipts']) {
    await page.goto(`/orders/${orderId}/${paper}`);
    await picture(page, `${paper}-${size}-${colorScheme}`);
  }
});

test.each([
  ['phone', 'de'],
  ['phone', 'ar'],
  ['desk', 'de'],
  ['desk', 'ar'],
] as const)('the main pages fit a %s in the language %s', async (size, language) => {
  const page = await passenger(inject('baseUrl'), { viewport: SIZES[size], colorScheme: 'light' });
  const take = (name: string) => picture(page, `${name}-${language}-${size}`);
  await page.goto(`/${language}`);
  await take('home');
  await page.goto(`/${language}?from=ZRH&to=JFK&on=${dateIn(2)}&adults=2`);
  await take('flights');
  const flightId = await aFlight('a320neo');
  await othersHold(flightId, ['11C', '12D', '14F']);
  await page.goto(`/${language}/flights/${flightId}?adults=2`);
  for (const code of ['11A', '11B']) {
    await page.locator('[data-testid="seat-map"][aria-busy="false"]').waitFor();
    await page.locator(`[data-seat="${code}"]`).click();
    await page.locator(`[data-seat="${code}"][data-look="mine"]`).waitFor();
  }
  await take('map');
  const order = await page.locator('a[href*="/orders/"]').first().getAttribute('href');
  await page.goto(`${order}`);
  const travellers = await TravellersPage.opened(page);
  await take('travellers');
  await travellers.enterAll();
  await travellers.proceed();
  await page.getByTestId('countdown').waitFor();
  await take('order');
  await page.locator('input[name="code"]').fill('11111');
  await page.locator('form button[type="submit"]').click();
  await page.getByTestId('reference').waitFor();
  await take('confirmed');
  await page.goto(`${new URL(page.url()).pathname}/ticket`);
  await take('ticket');
});

test.each(LOOKS)('a search without results fits a %s in the %s theme', async (size, colorScheme) => {
  const page = await passenger(inject('baseUrl'), { viewport: SIZES[size], colorScheme });
  await HomePage.open(page, '?from=ZRH&to=LHR&on=2099-01-01');
  await picture(page, `no-flights-${size}-${colorScheme}`);
  await page.goto('/orders/no-such-order');
  await picture(page, `not-found-${size}-${colorScheme}`);
});
