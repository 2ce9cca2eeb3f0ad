import { expect, inject, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { aFlight } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { HomePage } from './pages/home-page.ts';
import { textOf } from './pages/text.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

test('a visitor searches a route, sees flights with their times, and opens a map', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  await home.search('Zurich (ZRH)', 'Singapore (SIN)');
  const night = home.results().filter({ hasText: '21:55' });
  const words = await textOf(night);
  for (const text of [
    'ZRH',
    'SIN',
    '12 h 25 min',
    '1 day later',
    'JS832',
    'Airbus A350-900',
    '€610.00',
    'seats left',
  ]) {
    expect(words).toContain(text);
  }
  await night.click();
  await home.page.waitForURL(/\/flights\/JS832-/);
});

test('a reload and the back button repeat the search in the address', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  await home.search('Zurich (ZRH)', 'London (LHR)');
  const found = home.page.url();
  expect(found).toMatch(/\?from=ZRH&to=LHR&on=\d{4}-\d{2}-\d{2}$/);
  const days = home.page.getByRole('navigation', { name: 'Other dates' });
  const chosen = await textOf(days.locator('[aria-current]'));
  const next = days.locator('li:has([aria-current]) + li');
  const then = await textOf(next);
  await next.click();
  await home.page.getByText(new RegExp(`${then.split(' ')[1]} \\w+ · 4 flights`)).waitFor();
  await home.page.reload();
  expect(await textOf(days.locator('[aria-current]'))).toBe(then);
  await home.page.goBack();
  await home.page.getByText(new RegExp(`${chosen.split(' ')[1]} \\w+ · 4 flights`)).waitFor();
  expect(home.page.url()).toBe(found);
});

test('a visitor who goes back before the scripts load sees the flights of that address', async () => {
  const home = await HomePage.open(await passenger(baseUrl, { serviceWorkers: 'block' }));
  await home.search('Zurich (ZRH)', 'London (LHR)');
  const found = home.page.url();
  const chosen = home.page.getByRole('navigation', { name: 'Other dates' }).locator('[aria-current]');
  const day = await textOf(chosen);
  await home.page.getByRole('navigation', { name: 'Other dates' }).locator('li:has([aria-current]) + li').click();
  await expect.poll(() => textOf(chosen)).not.toBe(day);

  const late = Promise.withResolvers<void>();
  await home.page.route('**/_app/**/*.js', async (route) => {
    await late.promise;
    await route.continue();
  });
  await home.page.reload({ waitUntil: 'commit' });
  await chosen.waitFor();
  await home.page.evaluate(() => history.back());
  await home.page.waitForURL(found, { waitUntil: 'commit' });
  late.resolve();
  await expect.poll(() => textOf(chosen)).toBe(day);
  expect(home.page.url()).toBe(found);
});

test('a choice made before the scripts load stays', async () => {
  const visitor = await passenger(baseUrl, { serviceWorkers: 'block' });
  const { page } = await HomePage.open(visitor, '?from=ZRH&to=LHR&on=2099-01-01');
  const late = Promise.withResolvers<void>();
  await page.route('**/_app/**/*.js', async (route) => {
    await late.promise;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  const from = page.getByLabel('From', { exact: true });
  const to = page.getByLabel('To', { exact: true });
  await from.selectOption({ label: 'New York (JFK)' });
  late.resolve();
  await expect.poll(() => to.inputValue()).toBe('ZRH');
  expect(await from.inputValue()).toBe('JFK');
});

test('a running search keeps the place of its results', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  const late = Promise.withResolvers<void>();
  await home.page.route('**/__data.json*', async (route) => {
    await late.promise;
    await route.continue();
  });
  const searching = home.search('Zurich (ZRH)', 'London (LHR)');
  await home.page.getByText('Searching for flights').waitFor();
  late.resolve();
  await searching;
  await home.results().first().waitFor();
  expect(await home.page.getByText('Searching for flights').count()).toBe(0);
});

test('a visitor on a date without flights opens a nearby date', async () => {
  const home = await HomePage.open(await passenger(baseUrl), '?from=ZRH&to=LHR&on=2099-01-01');
  await home.heading('No flights on Thu 1 Jan').waitFor();
  const nearest = home.page.locator('main p a').first();
  await nearest.click();
  await home.results().first().waitFor();
  expect(home.page.url()).not.toContain('2099-01-01');
});

test('a route without flights says so, and an invalid search shows the next flights', async () => {
  const home = await HomePage.open(await passenger(baseUrl), '?from=LHR&to=SIN&on=2099-01-01');
  await home.page.getByText('No flights from London to Singapore right now.').waitFor();
  await HomePage.open(home.page, '?from=London&to=42&on=someday');
  await home.heading('Leaving soon').waitFor();
  expect(await home.page.getByText('No flights').count()).toBe(0);
});

test('a visitor searches without a mouse', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  const { keyboard } = home.page;
  await home.page.getByLabel('From', { exact: true }).focus();
  await keyboard.type('New York');
  await home.page.getByLabel('To', { exact: true }).getByText('Zurich').waitFor({ state: 'attached' });
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type('Zur');
  await home.page.getByLabel('Date', { exact: true }).focus();
  await keyboard.press('Enter');
  await home.heading('New York to Zurich').waitFor();
  expect(await home.results().count()).toBe(1);
});

test('a passenger continues with held seats from a new tab, with the time left', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('demo-30'));
  await flight.hold('A1');
  const order = await flight.toPayment();
  const orderId = order.page.url().split('/').at(-1) ?? '';
  await order.countdown();
  const tab = await flight.page.context().newPage();
  const home = await HomePage.open(tab);
  expect(await home.continueOffer(orderId)).toMatch(/^You're holding A1 \S+ to Lisbon 1[45]:\d\d left/);
  await tab.getByTestId(`continue-${orderId}`).click();
  await tab.waitForURL(`**/orders/${orderId}`);

  const stranger = await HomePage.open(await passenger(baseUrl));
  expect(await stranger.page.getByText("You're holding").count()).toBe(0);
  await order.page.getByRole('button', { name: 'Cancel booking' }).click();
  await order.page.getByRole('button', { name: 'Release seats' }).click();
  await order.ended();
});

test.each(['', '?from=ZRH&to=LHR&on=2099-01-01'])(
  'the search page at /%s is accessible in both themes and at both widths',
  async (query) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [390, 1440]) {
        const page = await passenger(baseUrl, { colorScheme, viewport: { width, height: 900 } });
        await HomePage.open(page, query);
        await expectAccessible(page);
      }
    }
  },
);
