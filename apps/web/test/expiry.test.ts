import { expect, inject, test } from 'vitest';
import { FlightPage } from './pages/flight-page.ts';
import { TravellersPage } from './pages/travellers-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('shortHoldUrl');

test('a passenger learns that the hold expired, and others can take the seat at once', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const watcher = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const [seat = ''] = await flight.availableSeats();
  await flight.hold(seat);
  await watcher.looks(seat, 'held');
  const order = await flight.toPayment();
  expect(await order.ended()).toContain("Time's up");
  await watcher.looks(seat, 'available');
  await order.page.getByRole('link', { name: 'Choose seats again' }).click();
  await flight.looks(seat, 'available');
});

test('a passenger whose time ran out holds the same seat again with one press, and pays', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const watcher = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const [seat = ''] = await flight.availableSeats();
  await flight.hold(seat);
  const order = await flight.toPayment();
  await order.ended();
  await watcher.looks(seat, 'available');
  await order.holdAgain();
  // The names come along.
  await (await TravellersPage.opened(order.page)).proceed();
  await order.pay('11111');
  await order.confirmed();
  await watcher.looks(seat, 'booked');
});

test('a passenger whose hold expires while choosing reads so and chooses again', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const [seat = '', other = ''] = await flight.availableSeats();
  await flight.hold(seat);
  expect(await flight.notice()).toBe("Time's up. Your seats were released.");
  await flight.looks(seat, 'available');
  await flight.hold(other);
  expect(await flight.secondsLeft()).toBeGreaterThan(0);
});
