import { expect, inject, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { FlightPage } from './pages/flight-page.ts';
import { HomePage } from './pages/home-page.ts';
import { textOf } from './pages/text.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

test('a route and a day lead to flights with their times, and one leads to its map', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  await home.search('Zurich (ZRH)', 'Singapore (SIN)');
  const night = home.results().filter({ hasText: '21:55' });
  const words = await textOf(night);
  for (const told of [
    'ZRH',
    'SIN',
    '12 h 25 min',
    '1 day later',
    'JS832',
    'Airbus A350-900',
    '€610.00',
    'seats left',
  ]) {
    expect(words).toContain(told);
  }
  await night.click();
  await home.page.waitForURL(/\/flights\/JS832-/);
});

test('the address carries the search: a reload and the back button bring it again', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  await home.search('Zurich (ZRH)', 'London (LHR)');
  const found = home.page.url();
  expect(found).toMatch(/\?from=ZRH&to=LHR&on=\d{4}-\d{2}-\d{2}$/);
  const days = home.page.getByRole('navigation', { name: 'Other days' });
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

test('who goes back before the scripts have come sees the flights of that address', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  await home.search('Zurich (ZRH)', 'London (LHR)');
  const found = home.page.url();
  const chosen = home.page.getByRole('navigation', { name: 'Other days' }).locator('[aria-current]');
  const day = await textOf(chosen);
  await home.page.getByRole('navigation', { name: 'Other days' }).locator('li:has([aria-current]) + li').click();
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

test('what is chosen before the scripts have come stays chosen', async () => {
  const { page } = await HomePage.open(await passenger(baseUrl), '?from=ZRH&to=LHR&on=2099-01-01');
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

test('while a search takes its time the place of what it finds is kept', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  const late = Promise.withResolvers<void>();
  await home.page.route('**/__data.json*', async (route) => {
    await late.promise;
    await route.continue();
  });
  const searching = home.search('Zurich (ZRH)', 'London (LHR)');
  await home.page.getByText('Looking for flights').waitFor();
  late.resolve();
  await searching;
  await home.results().first().waitFor();
  expect(await home.page.getByText('Looking for flights').count()).toBe(0);
});

test('a day without flights says so and names days that have some', async () => {
  const home = await HomePage.open(await passenger(baseUrl), '?from=ZRH&to=LHR&on=2099-01-01');
  await home.heading('No flight on Thu 1 Jan').waitFor();
  const nearest = home.page.locator('main p a').first();
  await nearest.click();
  await home.results().first().waitFor();
});

test('a route that nobody flies, and an address that makes no sense, end nowhere', async () => {
  const home = await HomePage.open(await passenger(baseUrl), '?from=LHR&to=SIN&on=2099-01-01');
  await home.page.getByText('Nothing flies from London to Singapore').waitFor();
  await HomePage.open(home.page, '?from=London&to=42&on=someday');
  await home.heading('Leaving soon').waitFor();
});

test('a search needs no mouse', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  const { keyboard } = home.page;
  await home.page.getByLabel('From', { exact: true }).focus();
  await keyboard.type('New York');
  await home.page.getByLabel('To', { exact: true }).getByText('Zurich').waitFor({ state: 'attached' });
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type('Zur');
  await home.page.getByLabel('Day').focus();
  await keyboard.press('Enter');
  await home.heading('New York to Zurich').waitFor();
  expect(await home.results().count()).toBe(1);
});

test('seats on hold are offered again in a new tab, with the time they have left', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const [seat = ''] = await flight.availableSeats();
  await flight.hold(seat);
  const order = await flight.toPayment();
  const orderId = order.page.url().split('/').at(-1) ?? '';
  await order.countdown();
  const tab = await flight.page.context().newPage();
  const home = await HomePage.open(tab);
  expect(await home.continueOffer(orderId)).toMatch(
    new RegExp(`^You are holding ${seat} FL123 to Lisbon 1[45]:\\d\\d left`),
  );
  await tab.getByTestId(`continue-${orderId}`).click();
  await tab.waitForURL(`**/orders/${orderId}`);

  const stranger = await HomePage.open(await passenger(baseUrl));
  expect(await stranger.page.getByText('You are holding').count()).toBe(0);
  await order.page.getByRole('button', { name: 'Cancel' }).click();
  await order.page.getByRole('button', { name: 'Yes, cancel' }).click();
  await order.ended();
});

test.each(['', '?from=ZRH&to=LHR&on=2099-01-01'])(
  'axe finds nothing against /%s, in both themes and at both widths',
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
