import { expect, inject, test } from 'vitest';
import { FlightPage } from './pages/flight-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('shortHoldUrl');

test('a hold that runs out is told, and the seat is free for others at once', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const watcher = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const [seat = ''] = await flight.availableSeats();
  await flight.hold(seat);
  await watcher.looks(seat, 'held');
  const order = await flight.toPayment();
  expect(await order.ended()).toContain('Time is up');
  await watcher.looks(seat, 'available');
  await order.page.getByRole('link', { name: 'Choose seats again' }).click();
  await flight.looks(seat, 'available');
});

test('who is still choosing when the hold runs out is told, and goes on choosing', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const [seat = '', other = ''] = await flight.availableSeats();
  await flight.hold(seat);
  expect(await flight.notice()).toBe('Time is up: your seats are free again.');
  await flight.looks(seat, 'available');
  await flight.hold(other);
  expect(await flight.secondsLeft()).toBeGreaterThan(0);
});
