import { expect, inject, test } from 'vitest';
import { delayRequests } from './delay-requests.ts';
import { aFlight, othersHold } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { textOf } from './pages/text.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

test('a passenger who loses a seat keeps the rest and takes a similar seat with one click', async () => {
  const flightId = await aFlight('a320neo');
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  const rival = await FlightPage.open(await passenger(baseUrl), flightId);
  await flight.hold('20A');
  const release = await delayRequests(flight, 'orders.selectSeats');
  await flight.click('20C');
  await flight.looks('20C', 'confirming');
  await rival.hold('20C');
  release();

  expect(await flight.notice()).toBe('20C was just taken by someone else.');
  await flight.looks('20C', 'held');
  await flight.looks('20A', 'mine');
  const notice = flight.page.getByTestId('notice');
  await notice.locator('[aria-live="assertive"]').getByText('20C was just taken by someone else.').waitFor();
  const offered = await notice.getByRole('button', { name: /^\d/ }).allTextContents();
  expect(offered.map((text) => text.trim().split(/\s+/)[0])).toEqual(['19C', '21C', '20D']);
  await notice.getByRole('button', { name: '21C' }).click();
  await flight.looks('21C', 'mine');
  await flight.looks('20A', 'mine');
  await rival.looks('21C', 'held');
  expect(await textOf(notice)).toBe('');
});

test('a refused change gives no time back', async () => {
  const flightId = await aFlight('a320neo');
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  const rival = await FlightPage.open(await passenger(baseUrl), flightId);
  await flight.hold('20A');
  await expect.poll(() => flight.secondsLeft(), { timeout: 10_000 }).toBeLessThan(898);
  const release = await delayRequests(flight, 'orders.selectSeats');
  await flight.click('20C');
  await rival.hold('20C');
  release();
  await flight.notice();
  expect(await flight.secondsLeft()).toBeLessThan(898);
  await flight.page.reload();
  await flight.looks('20A', 'mine');
  expect(await flight.secondsLeft()).toBeLessThan(898);
});

test('a waiting seat that others take is dropped before it is requested', async () => {
  const flightId = await aFlight('a320neo');
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  const release = await delayRequests(flight, 'orders.create');
  await flight.click('20A');
  await flight.click('20C');
  await othersHold(flightId, ['20C']);
  expect(await flight.notice()).toBe('20C was just taken by someone else.');
  await flight.looks('20C', 'held');
  await flight.looks('20A', 'confirming');
  release();
  await flight.looks('20A', 'mine');
});

test('of ten passengers who click one seat at once, one gets it and nine are offered others', async () => {
  const flightId = await aFlight('demo-30');
  const pages: FlightPage[] = [];
  for (let each = 0; each < 10; each += 1) pages.push(await FlightPage.open(await passenger(baseUrl), flightId));
  // Nobody sees the first hold before the last one has clicked.
  const releases = await Promise.all(pages.map((flight) => delayRequests(flight, 'orders.create')));
  await Promise.all(pages.map((flight) => flight.click('B5')));
  for (const release of releases) release();
  const outcomes = await Promise.all(
    pages.map(async (flight) => {
      const seat = flight.page.locator('[data-seat="B5"]:is([data-look="mine"], [data-look="held"])');
      await seat.waitFor();
      if ((await seat.getAttribute('data-look')) === 'mine') return 'has it';
      await flight.page.getByTestId('notice').getByRole('button', { name: 'B6' }).waitFor();
      return flight.notice();
    }),
  );
  expect(outcomes.toSorted()).toEqual([...Array(9).fill('B5 was just taken by someone else.'), 'has it']);
});
