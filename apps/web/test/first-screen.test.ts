import { expect, inject, test } from 'vitest';
import { aFlight } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

const DESK = { viewport: { width: 1440, height: 900 } } as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
const SMALL_PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true } as const;
const PHONE_ON_ITS_SIDE = { viewport: { width: 844, height: 390 }, hasTouch: true } as const;

/** The most of a small screen's height that the panel takes before it is opened. */
const MAX_PANEL = 0.12;

async function open(layoutId: string, options = {}, query = ''): Promise<FlightPage> {
  return FlightPage.open(await passenger(baseUrl, options), await aFlight(layoutId), query);
}

/** How far the page can be scrolled sideways, in CSS pixels. */
function overflow({ page }: FlightPage): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The part of the screen's height that the panel takes. */
async function panelShare({ page }: FlightPage): Promise<number> {
  const { height = 0 } = (await page.getByTestId('panel').boundingBox()) ?? {};
  return height / (page.viewportSize()?.height ?? 1);
}

test.each([
  ['a320neo', 'desktop', DESK, 60],
  ['a380-800', 'desktop', DESK, 60],
  ['a320neo', 'phone', PHONE, 24],
  ['a380-800', 'phone', PHONE, 24],
  ['a320neo', 'small phone', SMALL_PHONE, 18],
  ['a320neo', 'phone on its side', PHONE_ON_ITS_SIDE, 6],
] as const)('before any scroll, an %s on a %s shows whole rows of seats', async (layoutId, name, options, least) => {
  const flight = await open(layoutId, options);
  const seats = await flight.seatsInSight();
  console.info(`${layoutId} on a ${name}: ${seats.length} seats in sight before any scroll (goal ${least})`);
  expect(seats.length).toBeGreaterThanOrEqual(least);
  expect(await flight.page.evaluate(() => scrollY)).toBe(0);
  expect(await overflow(flight)).toBeLessThanOrEqual(0);
});

test.each([
  ['phone', PHONE],
  ['small phone', SMALL_PHONE],
  ['phone on its side', PHONE_ON_ITS_SIDE],
] as const)('on a %s the panel is one line until it is opened', async (_, options) => {
  const flight = await open('a320neo', options);
  const { page } = flight;
  expect(await panelShare(flight)).toBeLessThanOrEqual(MAX_PANEL);
  await flight.hold('8D');
  expect(await panelShare(flight)).toBeLessThanOrEqual(MAX_PANEL);
  const panel = page.getByTestId('panel');
  await panel.getByText('8D · aisle · €96 · held').filter({ visible: true }).waitFor();
  await page.getByRole('link', { name: 'Continue to travellers' }).waitFor();
  await panel.getByRole('button', { name: 'Your seats in detail' }).click();
  await panel.getByRole('button', { name: 'Remove 8D' }).waitFor();
  expect(await panelShare(flight)).toBeGreaterThan(MAX_PANEL);
});

test('on a phone a tap that held a seat can be undone for four seconds, and no longer', async () => {
  const page = await passenger(baseUrl, PHONE);
  await page.clock.install();
  const flight = await FlightPage.open(page, await aFlight('a320neo'));
  const undo = page.getByRole('button', { name: 'Undo' });
  await flight.seat('8D').tap();
  await flight.looks('8D', 'mine');
  await undo.click();
  await flight.looks('8D', 'available');
  await expect.poll(async () => (await flight.orders()).length).toBe(0);

  await flight.seat('8E').tap();
  await flight.looks('8E', 'mine');
  await undo.waitFor();
  await page.clock.runFor(4_100);
  await undo.waitFor({ state: 'detached' });
  await flight.looks('8E', 'mine');
});

test('the map opens at the cabin of the address, on its deck, with its tab chosen', async () => {
  const flight = await open('a380-800', DESK, '?cabin=BUSINESS&adults=2&children=1');
  expect(await flight.cabin('Business').getAttribute('aria-current')).toBe('true');
  expect(await flight.seatsInSight()).toContain('6A');
  const { page } = flight;
  expect(await page.getByRole('button', { name: 'Upper deck' }).getAttribute('aria-pressed')).toBe('true');
  await page.getByTestId('travellers').getByText('2 adults and 1 child').waitFor();
  await page.getByTestId('party-words').getByText('2 adults and 1 child').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Zurich to Lisbon', exact: true }).waitFor();
});

test('without a cabin in the address the map opens at the cheapest, and tabs lead to the other deck', async () => {
  const flight = await open('a380-800', PHONE);
  expect(await flight.seatsInSight()).toContain('44D');
  await flight.chooseCabin('First');
  await flight.seat('1A').waitFor();
  expect(await flight.seatsInSight()).toContain('2A');
  await flight.chooseCabin('Economy');
  await flight.seat('45A').waitFor();
  expect(await flight.seatsInSight()).toContain('45A');
});

test('the map opens at the own seats of a passenger who comes back', async () => {
  const flight = await open('a380-800', DESK);
  await flight.seat('85D').scrollIntoViewIfNeeded();
  await flight.hold('85D');
  await flight.page.reload();
  await flight.live();
  await flight.looks('85D', 'mine');
  await expect.poll(() => flight.seatsInSight()).toContain('85D');
  expect(await flight.page.evaluate(() => scrollY)).toBe(0);
});

test('the letters of the columns stay at the top while the map scrolls', async () => {
  const flight = await open('a320neo', PHONE);
  const letter = flight.frame.locator('text', { hasText: /^C$/ }).first();
  const before = await letter.boundingBox();
  await flight.frame.evaluate((frame) => frame.scrollBy({ top: 300, behavior: 'instant' }));
  expect((await letter.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
  const seat = await flight.seat('12C').boundingBox();
  const middle = (seat?.x ?? 0) + (seat?.width ?? 0) / 2;
  expect(Math.abs((before?.x ?? 0) + (before?.width ?? 0) / 2 - middle)).toBeLessThan(2);
});

test('skip links lead to the map and to the own seats', async () => {
  const { page } = await open('a320neo', DESK);
  const focused = () => page.evaluate(() => document.activeElement?.id);
  for (const [name, id] of [
    ['Skip to the seat map', 'seats'],
    ['Skip to your seats', 'your-seats'],
  ] as const) {
    await page.getByRole('link', { name }).press('Enter');
    await expect.poll(focused).toBe(id);
  }
});

test.each([
  ['phone', PHONE],
  ['small phone', SMALL_PHONE],
  ['phone on its side', PHONE_ON_ITS_SIDE],
  ['tablet', { viewport: { width: 768, height: 1024 } }],
  ['small laptop', { viewport: { width: 1024, height: 768 } }],
  ['desktop', DESK],
] as const)('with text at 200 %% the page does not scroll sideways on a %s', async (_, options) => {
  const flight = await open('a350-900', options);
  await flight.hold('46D');
  await flight.page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await overflow(flight)).toBeLessThanOrEqual(0);
  await flight.seat('47D').click();
  await flight.looks('47D', 'mine');
  expect(await overflow(flight)).toBeLessThanOrEqual(0);
});

test('in forced colours what is chosen differs from what is not', async () => {
  const flight = await open('a380-800', { ...DESK, forcedColors: 'active' });
  const { page } = flight;
  const look = (name: string) =>
    page
      .getByRole('button', { name, exact: true })
      .evaluate((button) => [getComputedStyle(button).backgroundColor, getComputedStyle(button).borderColor].join());
  expect(await look('Map')).not.toBe(await look('List'));
  expect(await look('Main deck')).not.toBe(await look('Upper deck'));
  const colour = (cabin: string) => flight.cabin(cabin).evaluate((tab) => getComputedStyle(tab).color);
  expect(await colour('Economy')).not.toBe(await colour('First'));
});
