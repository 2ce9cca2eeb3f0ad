import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { aFlight } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { textOf } from './pages/text.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

/** Waits until the page shows this number of viewers. */
async function expectViewers(page: Page, count: number): Promise<void> {
  const text = count === 1 ? 'Only you are viewing this' : `${count} people are viewing this`;
  await expect.poll(() => textOf(page.getByTestId('viewers')), { timeout: 15_000 }).toBe(text);
}

test('passengers see how many people view their flight, as they come and go', async () => {
  const flightId = await aFlight('demo-5x6');
  const pages = await Promise.all(Array.from({ length: 10 }, () => passenger(baseUrl)));
  const [first, second, ...others] = pages;
  if (!first || !second) throw new Error('there are fewer than two pages');

  await FlightPage.open(first, flightId);
  await expectViewers(first, 1);
  await FlightPage.open(second, flightId);
  await expectViewers(first, 2);
  await Promise.all(others.map((page) => FlightPage.open(page, flightId)));
  await Promise.all(pages.map((page) => expectViewers(page, 10)));
  await Promise.all([second, ...others].map((page) => page.close()));
  await expectViewers(first, 1);
});

test('a passenger with the flight in two tabs counts once, until both are closed', async () => {
  const flightId = await aFlight('demo-30');
  const ann = await passenger(baseUrl);
  const ben = await passenger(baseUrl);
  const cem = await passenger(baseUrl);
  await FlightPage.open(ann, flightId);
  const secondTab = await ann.context().newPage();
  await FlightPage.open(secondTab, flightId);
  await expectViewers(secondTab, 1);
  await FlightPage.open(ben, flightId);
  await expectViewers(ben, 2);
  await expectViewers(secondTab, 2);
  await ann.close();
  await FlightPage.open(cem, flightId);
  await expectViewers(ben, 3);
  await secondTab.close();
  await expectViewers(ben, 2);
});
