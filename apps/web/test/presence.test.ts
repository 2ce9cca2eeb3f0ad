import type { Page } from 'playwright-core';
import { inject, test } from 'vitest';
import { aFlight } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

test('everyone who looks at a flight is told how many do, as they come and go', async () => {
  const pages = await Promise.all(Array.from({ length: 10 }, () => passenger(baseUrl)));
  const [first, second, ...others] = pages;
  if (!first || !second) throw new Error('ten pages were asked for');
  const looking = async (count: string, page = first) => page.getByTestId('viewers').getByText(count).waitFor();

  await FlightPage.open(first, 'F-100');
  await looking('Only you are looking now');
  await FlightPage.open(second, 'F-100');
  await looking('2 people are looking now');
  await Promise.all(others.map((page) => FlightPage.open(page, 'F-100')));
  await Promise.all(pages.map((page) => looking('10 people are looking now', page)));
  await Promise.all([second, ...others].map((page) => page.close()));
  await looking('Only you are looking now');
});

test('people are counted, not tabs: who has the flight open twice is one until both are closed', async () => {
  const flightId = await aFlight('demo-30');
  const ann = await passenger(baseUrl);
  const ben = await passenger(baseUrl);
  const cem = await passenger(baseUrl);
  const looking = async (page: Page, count: string) => page.getByTestId('viewers').getByText(count).waitFor();
  await FlightPage.open(ann, flightId);
  const tab = await ann.context().newPage();
  await FlightPage.open(tab, flightId);
  await looking(tab, 'Only you are looking now');
  await FlightPage.open(ben, flightId);
  await looking(ben, '2 people are looking now');
  await looking(tab, '2 people are looking now');
  await ann.close();
  await FlightPage.open(cem, flightId);
  await looking(ben, '3 people are looking now');
  await tab.close();
  await looking(ben, '2 people are looking now');
});
