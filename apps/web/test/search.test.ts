import type { FlightSummary } from '@jumpseat/booking/contracts';
import type { Money } from '@jumpseat/domain';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { dateIn } from './dates.ts';
import { aFlight } from './flights.ts';
import { focusIsKept } from './focus.ts';
import { FlightPage } from './pages/flight-page.ts';
import { HomePage } from './pages/home-page.ts';
import { textOf } from './pages/text.ts';
import { passengers } from './passengers.ts';
import { getJson } from './requests.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

/** Holds back what the page requests from these addresses. Returns how to let it through. */
async function holdBack(page: Page, addresses: string): Promise<() => void> {
  const late = Promise.withResolvers<void>();
  await page.route(addresses, async (route) => {
    await late.promise;
    await route.continue();
  });
  return late.resolve;
}

/** The fare as cards write it: whole euros without cents. */
const written = ({ amount }: Money) =>
  (amount / 100).toLocaleString('en-IE', { style: 'currency', currency: 'EUR', minimumFractionDigits: 0 });

test('a visitor searches a route, sees flights with their times and fares, and opens a map in a cabin', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  await home.search('Zurich (ZRH)', 'Singapore (SIN)');
  const night = home.results().filter({ hasText: '21:55' });
  const id = (await home.flightIds()).find((each) => each.startsWith('JS832-'));
  const { fares } = await getJson<FlightSummary>(`/api/flights/${id}`);
  const words = await textOf(night);
  for (const text of [
    'ZRH',
    'SIN',
    '12 h 25 min',
    '1 day later',
    'JS832',
    'Airbus A350-900',
    'seats left',
    ...Object.values(fares).map(written),
  ]) {
    expect(words).toContain(text);
  }
  await night.getByRole('link', { name: /^Business/ }).click();
  await home.page.waitForURL(/\/flights\/JS832-.*\?cabin=business$/);
});

test('a press beside the fares opens the flight in its cheapest cabin', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  await home.search('Zurich (ZRH)', 'Singapore (SIN)');
  await home.results().first().getByText('Airbus A350-900').click({ force: true });
  await home.page.waitForURL(/\/flights\/JS83.*\?cabin=economy$/);
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
  await expect.poll(() => textOf(days.locator('[aria-current]'))).toBe(then);
  await home.page.reload();
  expect(await textOf(days.locator('[aria-current]'))).toBe(then);
  await home.page.goBack();
  await expect.poll(() => textOf(days.locator('[aria-current]'))).toBe(chosen);
  expect(home.page.url()).toBe(found);
});

test('a visitor who goes back before the scripts load sees the flights of that address', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  await home.search('Zurich (ZRH)', 'London (LHR)');
  const found = home.page.url();
  const chosen = home.page.getByRole('navigation', { name: 'Other dates' }).locator('[aria-current]');
  const day = await textOf(chosen);
  await home.page.getByRole('navigation', { name: 'Other dates' }).locator('li:has([aria-current]) + li').click();
  await expect.poll(() => textOf(chosen)).not.toBe(day);

  const release = await holdBack(home.page, '**/_app/**/*.js');
  await home.page.reload({ waitUntil: 'commit' });
  await chosen.waitFor();
  await home.page.evaluate(() => history.back());
  await home.page.waitForURL(found, { waitUntil: 'commit' });
  release();
  await expect.poll(() => textOf(chosen)).toBe(day);
  expect(home.page.url()).toBe(found);
});

test('a choice made before the scripts load stays', async () => {
  const home = await HomePage.open(await passenger(baseUrl), '?from=ZRH&to=LHR&on=2099-01-01');
  const release = await holdBack(home.page, '**/_app/**/*.js');
  await home.page.reload({ waitUntil: 'commit' });
  await home.from.fill('New York (JFK)');
  await home.openTravellers();
  await home.page.getByRole('textbox', { name: /^Adults/ }).fill('3');
  release();
  await home.page.getByText('3 adults', { exact: true }).waitFor();
  expect([await home.from.inputValue(), await home.to.inputValue()]).toEqual(['New York (JFK)', 'London (LHR)']);
});

test('a running search keeps the place of its results', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  const release = await holdBack(home.page, '**/__data.json*');
  const searching = home.search('Zurich (ZRH)', 'London (LHR)');
  await home.page.getByText('Searching for flights').waitFor();
  release();
  await searching;
  await home.results().first().waitFor();
  expect(await home.page.getByText('Searching for flights').count()).toBe(0);
});

test('a visitor on a date without flights opens a nearby date', async () => {
  const home = await HomePage.open(await passenger(baseUrl), '?from=ZRH&to=LHR&on=2099-01-01');
  await home.heading('No flights on Thu 1 Jan 2099').waitFor();
  const nearest = home.page.locator('main p a').first();
  await nearest.click();
  await home.results().first().waitFor();
  expect(home.page.url()).not.toContain('2099-01-01');
  await focusIsKept(home.page);
});

test('a route without flights says so, and an invalid search shows the next flights', async () => {
  const home = await HomePage.open(await passenger(baseUrl), '?from=LHR&to=SIN&on=2099-01-01');
  await home.page.getByText('No flights from London to Singapore right now.').waitFor();
  await HomePage.open(home.page, '?from=London&to=42&on=someday');
  await home.heading('Leaving soon').waitFor();
  expect(await home.page.getByText('No flights').count()).toBe(0);
});

test('a new origin leaves the destination as it was, and the results say if the route has no flights', async () => {
  const home = await HomePage.open(await passenger(baseUrl), '?from=ZRH&to=LHR&on=2099-01-01');
  await home.from.fill('New York (JFK)');
  await home.from.press('Tab');
  expect(await home.to.inputValue()).toBe('London (LHR)');
  await home.page.getByRole('button', { name: 'Find flights' }).click();
  await home.page.getByText('No flights from New York to London right now.').waitFor();
  expect(await home.to.inputValue()).toBe('London (LHR)');
});

test('a visitor searches without a mouse', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  const { keyboard } = home.page;
  await home.from.focus();
  await keyboard.type('new york');
  await home.to.focus();
  await keyboard.type('zür');
  await home.page.getByLabel('Date', { exact: true }).focus();
  await keyboard.press('Enter');
  const heading = home.heading('New York to Zurich');
  await heading.waitFor();
  await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(home.page.url()).toMatch(/\?from=JFK&to=ZRH&on=/);
  expect(await home.results().count()).toBe(1);
});

test('a visitor types any city and reads whether it is served, and from where else to fly', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  await home.from.fill('paris');
  await home.page.getByRole('button', { name: 'Find flights' }).click();
  await home.heading("We don't fly from Paris yet").waitFor();
  await focusIsKept(home.page);
  expect(await home.from.inputValue()).toBe('paris');
  await expectAccessible(home.page);
  await home.heading('Leaving soon').waitFor();
  await home.page
    .getByRole('region', { name: 'Flights found' })
    .getByRole('link', { name: /^Zurich to/ })
    .click();
  await home.results().first().waitFor();
  await focusIsKept(home.page);
});

test('a search works without scripts: cities as typed, who travels, sort, times of day and other dates', async () => {
  const page = await passenger(baseUrl, { javaScriptEnabled: false });
  await page.goto('/');
  await page.getByLabel('From', { exact: true }).fill('zürich');
  await page.getByLabel('To', { exact: true }).fill('london');
  await page.getByText('Travellers', { exact: true }).click();
  await page.getByRole('textbox', { name: /^Adults/ }).fill('2');
  await page.getByRole('textbox', { name: /^Children/ }).fill('1');
  await page.getByRole('button', { name: 'Find flights' }).click();
  await page.waitForURL(/\/\?from=ZRH&to=LHR&on=[\d-]+&adults=2&children=1$/);
  await page.getByText('· 4 flights · 2 adults and 1 child').waitFor();
  await page.getByRole('link', { name: 'Price', exact: true }).click();
  await page.waitForURL(/&sort=price$/);
  await page.getByRole('link', { name: 'Morning', exact: true }).click();
  await page.waitForURL(/&sort=price&time=morning$/);
  await page.getByText('· 2 of 4 flights ·').waitFor();
  const next = page.getByRole('navigation', { name: 'Other dates' }).locator('li:has([aria-current]) + li a');
  const address = (await next.getAttribute('href')) ?? '';
  expect(address).toMatch(/&adults=2&children=1&sort=price&time=morning$/);
  await next.click();
  await page.waitForURL((url) => url.href.endsWith(address));
  await page.getByText('· 2 of 4 flights ·').waitFor();
  await page.goto('/?from=ZRH&to=Atlantis&on=2099-01-01');
  await page.getByRole('heading', { name: "We don't fly to Atlantis yet" }).waitFor();
});

test('an address with names, or with an impossible party, becomes the usual one', async () => {
  const queries = ['from=z%C3%BCrich&to=London', 'from=ZRH&to=LHR&adults=1', 'from=ZRH&to=LHR&infants=3'];
  for (const query of queries) {
    const answer = await fetch(`${baseUrl}/?${query}&on=2099-01-01`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([307, '/?from=ZRH&to=LHR&on=2099-01-01']);
  }
});

test('who travels is in the line above the results, in the prices, and in the links to flights and days', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  await home.openTravellers();
  await home.page.getByRole('button', { name: 'Add an adult' }).click();
  await home.page.getByRole('button', { name: 'Add a baby' }).click();
  await home.search('Zurich (ZRH)', 'London (LHR)');
  await home.page.getByText('· 2 adults and 1 baby').waitFor();
  const fare = home.fares().first();
  const [, each = '', all = ''] = (await textOf(fare)).match(/€(\d+) €(\d+) for 3/) ?? [];
  expect(Number(all)).toBe(2 * Number(each));
  for (const link of [fare, home.days().first()]) {
    expect(await link.getAttribute('href')).toContain('adults=2&infants=1');
  }
  const later = await home.days().last().getAttribute('href');
  await home.days().last().click();
  await home.page.waitForURL((url) => url.pathname + url.search === later);
  await focusIsKept(home.page);
});

test('a visitor sorts the flights and sees only those of the afternoon, without waiting for the server', async () => {
  const home = await HomePage.open(await passenger(baseUrl), `?from=ZRH&to=LHR&on=${dateIn(3)}`);
  const { flights } = await getJson<{ flights: FlightSummary[] }>(`/api/flights?from=ZRH&to=LHR&date=${dateIn(3)}`);
  const byPrice = flights.toSorted((a, b) => (a.fares.economy?.amount ?? 0) - (b.fares.economy?.amount ?? 0));
  expect(await home.flightIds()).toEqual(flights.map(({ id }) => id));
  await home.page.route('**/__data.json*', (route) => route.abort());
  await home.choose('Price');
  expect(await home.flightIds()).toEqual(byPrice.map(({ id }) => id));
  await home.choose('Afternoon');
  expect(new Set(await home.flightIds())).toEqual(
    new Set(byPrice.map(({ id }) => id).filter((id) => id.startsWith('JS205') || id.startsWith('JS207'))),
  );
  await home.choose('Afternoon only, show all times');
  expect(await home.flightIds()).toHaveLength(4);
});

test('each day shows its lowest fare, and it is the one of its cheapest flight', async () => {
  const home = await HomePage.open(await passenger(baseUrl), `?from=ZRH&to=LHR&on=${dateIn(4)}`);
  const day = await textOf(home.page.getByRole('navigation', { name: 'Other dates' }).locator('[aria-current]'));
  const [, lowest] = day.match(/€(\d+)$/) ?? [];
  const fares = await home.fares().allTextContents();
  const amounts = fares.map((words) => Number(words.match(/€(\d+)/)?.[1]));
  expect(Math.min(...amounts)).toBe(Number(lowest));
  const marked = home.results().filter({ hasText: 'Cheapest' });
  for (const words of await marked.allTextContents()) expect(words).toContain(`€${lowest}`);
});

test('a tapped day keeps the focus and does not move the page', async () => {
  const home = await HomePage.open(await passenger(baseUrl, PHONE), `?from=ZRH&to=LHR&on=${dateIn(3)}`);
  const days = home.page.getByRole('navigation', { name: 'Other dates' });
  const chosen = days.locator('[aria-current]');
  const before = days.locator('li:has(+ li [aria-current]) a');
  const words = await textOf(before);
  await home.page.evaluate(() => scrollTo(0, 120));
  await before.tap();
  await expect.poll(() => textOf(chosen)).toBe(words);
  expect(await home.page.evaluate(() => scrollY)).toBe(120);
  await focusIsKept(home.page);
});

test('after a search a phone shows the form as one line, and the focus follows to the results and back', async () => {
  const home = await HomePage.open(await passenger(baseUrl, PHONE));
  const find = home.page.getByRole('button', { name: 'Find flights' });
  await home.search('Zurich (ZRH)', 'London (LHR)');
  expect(await find.isVisible()).toBe(false);
  await home.page.getByText(/^Zurich to London · \d+ \w+( \d{4})? · 1 adult$/).waitFor();
  const focused = () => home.page.evaluate(() => document.activeElement?.textContent?.trim());
  expect(await focused()).toBe('Zurich to London');
  await home.page.getByRole('link', { name: 'Change search' }).click();
  await find.waitFor();
  const name = () => home.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await expect.poll(name).toBe('Find flights');
  await home.page.getByRole('button', { name: 'Swap from and to' }).click();
  expect([await home.from.inputValue(), await home.to.inputValue()]).toEqual(['London (LHR)', 'Zurich (ZRH)']);
  await find.click();
  await home.heading('London to Zurich').waitFor();
  expect(await find.isVisible()).toBe(false);
  await focusIsKept(home.page);
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
  await tab.waitForURL(`**/orders/${orderId}/travellers`);

  const stranger = await HomePage.open(await passenger(baseUrl));
  expect(await stranger.page.getByText("You're holding").count()).toBe(0);
  await order.page.getByRole('button', { name: 'Cancel booking' }).click();
  await order.page.getByRole('button', { name: 'Release seats' }).click();
  await order.ended();
});
