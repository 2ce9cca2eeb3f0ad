import { expect, inject, test } from 'vitest';
import { expectAccessible, expectAccessibleInEveryLook } from './accessible.ts';
import { bookTrip } from './book-trip.ts';
import { focusIsKept } from './focus.ts';
import { HomePage } from './pages/home-page.ts';
import { OrderPage } from './pages/order-page.ts';
import { textOf } from './pages/text.ts';
import { TripsPage } from './pages/trips-page.ts';
import { passengers, READS_OFFLINE } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');
const PHONE = { viewport: { width: 390, height: 844 } } as const;
/** The service worker starts when the page has nothing else to do. */
const PATIENCE = { timeout: 20_000 };

test.each([
  ['desktop', {}],
  ['phone', PHONE],
])('a passenger who has paid finds the trip in the header of a %s, and opens it', async (_, options) => {
  const page = await passenger(baseUrl, options);
  const { orderId, reference } = await bookTrip(page);
  const header = page.getByRole('banner');
  await header.getByRole('link', { name: 'My trips' }).click();
  await page.waitForURL('**/trips');
  await page.getByRole('heading', { level: 1, name: 'My trips' }).waitFor();
  const trip = page.getByRole('region', { name: 'Coming up' }).getByRole('article');
  expect(await trip.count()).toBe(1);
  const words = await textOf(trip);
  for (const part of ['Zurich to Singapore', 'A1 and A2', reference]) expect(words).toContain(part);
  expect(words).toMatch(/in \d days/);
  await trip.getByRole('link').click();
  await page.waitForURL(`**/orders/${orderId}`);
  await new OrderPage(page).confirmed();
});

test('the home page shows the next trip, and nothing to a visitor without one', async () => {
  const page = await passenger(baseUrl);
  const { orderId } = await bookTrip(page);
  await HomePage.open(page);
  const next = page.getByTestId('next-trip');
  expect(await textOf(next)).toMatch(/^Your next trip: Zurich to Singapore \w+ \d+ \w+( \d{4})?, A1 and A2$/);
  await next.click();
  await page.waitForURL(`**/orders/${orderId}`);

  const other = await HomePage.open(await passenger(baseUrl));
  expect(await other.page.getByTestId('next-trip').count()).toBe(0);
});

test('a passenger opens the booking on another device by its reference and a family name', async () => {
  const { orderId, reference } = await bookTrip(await passenger(baseUrl));
  const page = await passenger(baseUrl, PHONE);
  expect((await page.goto(`/orders/${orderId}`))?.status()).toBe(404);
  const trips = await TripsPage.open(page);
  await page.getByRole('heading', { name: 'No trips coming up' }).waitFor();
  await trips.find(` ${reference.slice(0, 3).toLowerCase()} ${reference.slice(3).toLowerCase()}`, ' lovelace');
  await page.waitForURL(`**/orders/${orderId}`);
  const order = new OrderPage(page);
  await order.confirmed();
  await page.reload();
  await order.confirmed();
  await TripsPage.open(page);
  expect(await trips.trips('Coming up').count()).toBe(1);
});

test('a wrong name and a wrong reference get the same answer, and what was typed stays', async () => {
  const { orderId, reference } = await bookTrip(await passenger(baseUrl));
  const page = await passenger(baseUrl);
  const trips = await TripsPage.open(page);
  await trips.find(reference, 'Byron');
  const answer = await trips.answer();
  expect(answer).not.toBe('');
  expect(await trips.entered()).toEqual([reference, 'Byron']);
  await focusIsKept(page);
  await expectAccessible(page);
  await trips.find('AAAAAA', 'Lovelace');
  expect(await trips.answer()).toBe(answer);
  expect(await trips.entered()).toEqual(['AAAAAA', 'Lovelace']);
  expect(new URL(page.url()).pathname).toBe('/trips');
  expect((await page.goto(`/orders/${orderId}`))?.status()).toBe(404);
});

test('without scripts a passenger finds the booking too, and a miss keeps what was typed', async () => {
  const { orderId, reference } = await bookTrip(await passenger(baseUrl));
  const page = await passenger(baseUrl, { javaScriptEnabled: false });
  await page.goto('/trips');
  const trips = new TripsPage(page);
  await trips.find(reference, 'Byron');
  expect(await trips.answer()).not.toBe('');
  expect(await trips.entered()).toEqual([reference, 'Byron']);
  await trips.find(reference.toLowerCase(), 'LOVELACE');
  await page.waitForURL(`**/orders/${orderId}`);
  await new OrderPage(page).confirmed();
});

test('a German passenger finds a booking in German', async () => {
  const { orderId, reference } = await bookTrip(await passenger(baseUrl));
  const page = await passenger(baseUrl);
  await page.goto('/de/trips');
  await page.getByLabel('Buchungscode').fill(reference);
  await page.getByLabel('Nachname').fill('Lovelace');
  await page.getByRole('button', { name: 'Buchung finden' }).click();
  await page.waitForURL(`**/de/orders/${orderId}`);
  await new OrderPage(page).confirmed();
});

test('a passenger without a network reads the trips as they were seen last, and looks for none', async () => {
  const page = await passenger(baseUrl, READS_OFFLINE);
  await bookTrip(page);
  const trips = await TripsPage.open(page);
  const isKept = () => page.evaluate(async () => (await caches.match('/trips')) !== undefined);
  await expect.poll(isKept, PATIENCE).toBe(true);
  // From the next load on, the service worker answers for the page.
  await page.reload();
  await page.context().setOffline(true);
  await page.reload();
  await page.getByTestId('connection-notice').getByText('This is what we knew').waitFor();
  expect(await trips.trips('Coming up').count()).toBe(1);
  await trips.find('K7QW3P', 'Lovelace');
  expect(await trips.answer()).toBe("We can't reach Jumpseat.");
  expect(await trips.entered()).toEqual(['K7QW3P', 'Lovelace']);
});

test('the page of trips is accessible at every width and in all colours, with a trip and without', async () => {
  const page = await passenger(baseUrl, PHONE);
  await TripsPage.open(page);
  await expectAccessibleInEveryLook(page);
  await bookTrip(page);
  await TripsPage.open(page);
  await expectAccessibleInEveryLook(page);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test.each(['de', 'ar'])('the page of trips is accessible in %s, and does not scroll sideways', async (language) => {
  const page = await passenger(baseUrl, { ...PHONE, locale: language });
  await page.goto(`/${language}/trips`);
  await expectAccessible(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a search engine never lists the trips', async () => {
  const html = await (await fetch(`${baseUrl}/trips`, { headers: { accept: 'text/html' } })).text();
  expect(html).toContain('<meta name="robots" content="noindex"');
  expect(html).not.toContain('rel="canonical"');
  expect(await (await fetch(`${baseUrl}/sitemap.xml`)).text()).not.toContain('/trips');
});

test('a form that another site sends finds nothing', async () => {
  const answer = await fetch(`${baseUrl}/trips`, {
    method: 'POST',
    headers: { origin: 'https://other.example' },
    body: new URLSearchParams({ reference: 'K7QW3P', familyName: 'Lovelace' }),
  });
  expect(answer.status).toBe(403);
});
