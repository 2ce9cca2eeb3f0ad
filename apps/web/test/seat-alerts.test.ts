import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { aFlight, othersCancel, othersHold, othersPay } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { textOf } from './pages/text.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');
const shortHoldUrl = inject('shortHoldUrl');

/** The news about the seats that a passenger waits for. */
const newsOn = (page: Page) => page.getByTestId('seat-alerts');

/** Presses a seat that someone else holds, and asks to be told when it is free. */
async function waitFor(flight: FlightPage, code: string): Promise<void> {
  await flight.click(code);
  const tell = flight.page.getByRole('button', { name: `Tell me when ${code} is free` });
  await tell.click();
  expect(await tell.getAttribute('aria-pressed')).toBe('true');
}

test('a passenger who waits for a seat learns that it is free, and holds it with one press', async () => {
  const flightId = await aFlight('a320neo');
  const orderId = await othersHold(flightId, ['20A']);
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  await waitFor(flight, '20A');
  await othersCancel(orderId);
  const news = newsOn(flight.page);
  await news.getByText('20A is free.').waitFor();
  expect(await flight.page.title()).toMatch(/^20A is free · /);
  await expectAccessible(flight.page);
  await news.getByRole('button', { name: /^Hold 20A/ }).click();
  await flight.looks('20A', 'mine');
  expect(await flight.focused()).toBe('20A');
  await expect.poll(() => textOf(news)).toBe('');
  expect(await flight.page.title()).not.toContain('20A');
});

test('a passenger who has another seat already takes the free one instead of it', async () => {
  const flightId = await aFlight('a320neo');
  const orderId = await othersHold(flightId, ['20A']);
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  await flight.hold('21C');
  await waitFor(flight, '20A');
  await othersCancel(orderId);
  await newsOn(flight.page).getByRole('button', { name: 'Hold 20A instead of 21C' }).click();
  await flight.looks('20A', 'mine');
  await flight.looks('21C', 'available');
});

test('a passenger who waits for a seat learns that someone else booked it', async () => {
  const flightId = await aFlight('a320neo');
  const orderId = await othersHold(flightId, ['20A']);
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  await waitFor(flight, '20A');
  await othersPay(orderId);
  const news = newsOn(flight.page);
  await news.getByText('20A was booked by someone else.').waitFor();
  await expectAccessible(flight.page);
  await news.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => textOf(news)).toBe('');
});

test('a reload keeps what a passenger waits for', async () => {
  const flightId = await aFlight('a320neo');
  const orderId = await othersHold(flightId, ['20A']);
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  await waitFor(flight, '20A');
  await flight.page.reload();
  await flight.live();
  await othersCancel(orderId);
  await newsOn(flight.page).getByText('20A is free.').waitFor();
});

test('a passenger learns that the hold of someone else ran out', async () => {
  const flight = await FlightPage.open(await passenger(shortHoldUrl), 'FL123');
  const rival = await FlightPage.open(await passenger(shortHoldUrl), 'FL123');
  // Other tests take the first seats of this flight.
  const seat = (await flight.availableSeats()).at(-1) ?? '';
  await rival.hold(seat);
  await flight.looks(seat, 'held');
  await waitFor(flight, seat);
  await newsOn(flight.page).getByText(`${seat} is free.`).waitFor();
});
