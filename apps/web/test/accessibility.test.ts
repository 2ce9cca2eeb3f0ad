import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectAccessible, expectAccessibleInEveryLook } from './accessible.ts';
import { bookTrip } from './book-trip.ts';
import { dateIn } from './dates.ts';
import { aFlight, othersHold } from './flights.ts';
import { openOrder } from './orders.ts';
import { FlightPage } from './pages/flight-page.ts';
import { HomePage } from './pages/home-page.ts';
import { OrderPage } from './pages/order-page.ts';
import { TravellersPage } from './pages/travellers-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');
const PHONE = { width: 390, height: 844 } as const;
const PHONE_ON_ITS_SIDE = { width: 844, height: 390 } as const;

/** A search that finds flights: the coming week is on sale. */
function aSearch(): string {
  return `?from=ZRH&to=LHR&on=${dateIn(2)}&adults=2&children=1`;
}

/** The main pages. Each opens in its main state. */
const PAGES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the first page': (page) => HomePage.open(page),
  'the flights found': (page) => HomePage.open(page, aSearch()),
  'a search without flights': (page) => HomePage.open(page, '?from=ZRH&to=LHR&on=2099-01-01'),
  'a flight': async (page) => FlightPage.open(page, await aFlight('atr72-600')),
  'an order': async (page) => OrderPage.open(page, (await openOrder()).orderId),
  'the travellers of an order': async (page) => {
    await page.goto(`/orders/${(await openOrder()).orderId}/travellers`);
    await TravellersPage.opened(page);
  },
  'the boarding passes of a booking': async (page) => page.goto(`/orders/${(await bookTrip(page)).orderId}/ticket`),
  'the receipts of a booking': async (page) => page.goto(`/orders/${(await bookTrip(page)).orderId}/receipts`),
  help: (page) => page.goto('/help'),
  'the accessibility statement': (page) => page.goto('/accessibility'),
  'the terms': (page) => page.goto('/terms'),
  'a missing page': (page) => page.goto('/no/such/page'),
};

/** With text of twice the size, as its visitor may set it, the page never scrolls sideways. */
async function expectRoomForLargeText(page: Page): Promise<void> {
  for (const size of [PHONE, PHONE_ON_ITS_SIDE]) {
    await page.setViewportSize(size);
    const tooWide = await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(tooWide, `${page.url()} at ${size.width} pixels`).toBeLessThanOrEqual(0);
  }
}

test.each(Object.entries(PAGES))(
  '%s is accessible at every width, in all colours, and with text of twice the size',
  async (_, open) => {
    const page = await passenger(baseUrl, { viewport: PHONE });
    await open(page);
    await expectAccessibleInEveryLook(page);
    await expectRoomForLargeText(page);
  },
);

test('each state of choosing seats is accessible', async () => {
  const flightId = await aFlight('a320neo');
  await othersHold(flightId, ['20A', '21D']);
  const flight = await FlightPage.open(await passenger(baseUrl, { viewport: PHONE }), flightId);
  const { page } = flight;
  await flight.hold('11A');
  await expectAccessibleInEveryLook(page);
  await flight.openParty();
  await flight.change('Add', 'a baby');
  expect(await flight.notice()).toContain('Exit-row seats');
  await expectAccessible(page);
  await flight.change('Add', 'an adult');
  await flight.chooseCabin('Business');
  await expectAccessible(page);
  await flight.chooseCabin('Economy');
  const proposals = await flight.propose();
  await proposals.waitFor();
  const total = proposals.getByRole('button', { name: 'price details' });
  if (await total.isVisible()) await total.click();
  await proposals.getByRole('table').waitFor();
  await expectAccessibleInEveryLook(page);
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByTestId('seat-list').waitFor();
  await expectAccessibleInEveryLook(page);
});

test('a flight with letters for rows and numbers for seats is accessible', async () => {
  const flightId = await aFlight('demo-30');
  await othersHold(flightId, ['A2']);
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  await flight.hold('A10');
  await expectAccessible(flight.page);
});

test('in forced colours a passenger sees what is chosen, the main action and the time left', async () => {
  const page = await passenger(baseUrl, { forcedColors: 'active', colorScheme: 'dark' });
  const flight = await FlightPage.open(page, await aFlight('a380-800'));
  await flight.hold('50A');
  await page.getByRole('link', { name: 'Continue to travellers' }).waitFor();
  const seen = await page.evaluate(() => {
    const colourOf = (name: string) => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.backgroundColor = name;
      const colour = getComputedStyle(probe).backgroundColor;
      probe.remove();
      return colour;
    };
    const backgrounds = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => getComputedStyle(element).backgroundColor);
    return {
      highlight: colourOf('Highlight'),
      buttonText: colourOf('ButtonText'),
      canvas: colourOf('Canvas'),
      chosen: backgrounds('[aria-pressed="true"]:not(svg *)'),
      others: backgrounds('[aria-pressed="false"]'),
      mainAction: backgrounds('a.button-primary'),
      ownSeat: [...document.querySelectorAll('[data-seat][data-look="mine"] > .body')].map(
        (body) => getComputedStyle(body).fill,
      ),
      bars: [...document.querySelectorAll('progress')].map((bar) =>
        getComputedStyle(bar).getPropertyValue('forced-color-adjust'),
      ),
    };
  });
  expect(seen.highlight).not.toBe(seen.canvas);
  expect(seen.chosen.length).toBeGreaterThan(0);
  expect(new Set(seen.chosen)).toEqual(new Set([seen.highlight]));
  expect(seen.others).not.toContain(seen.highlight);
  expect(new Set(seen.mainAction)).toEqual(new Set([seen.buttonText]));
  expect(seen.ownSeat).toEqual([seen.highlight]);
  expect(new Set(seen.bars)).toEqual(new Set(['none']));
});

test('with text of twice the size the theme menu fits a phone', async () => {
  const { page } = await HomePage.open(await passenger(baseUrl, { viewport: PHONE }));
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const dark = page.getByRole('menuitemradio', { name: 'Dark' });
  // Until its scripts have come, the page ignores the press.
  await expect
    .poll(
      async () => {
        if (!(await dark.isVisible())) await page.getByRole('button', { name: 'Theme' }).click();
        return dark.isVisible();
      },
      { timeout: 15_000 },
    )
    .toBe(true);
  const box = await page.getByRole('menu', { name: 'Theme' }).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
});
