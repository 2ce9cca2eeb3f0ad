import { Wire } from '@jumpseat/db/testing';
import type { Page } from 'playwright-core';
import { expect, inject, onTestFinished, test } from 'vitest';
import { delayRequests } from './delay-requests.ts';
import { aFlight } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { textOf } from './pages/text.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

/** Two available seats of FL123. */
async function twoSeats(flight: FlightPage): Promise<[string, string]> {
  const [first, second] = await flight.availableSeats();
  if (!first || !second) throw new Error('FL123 has fewer than two seats left: reset it');
  return [first, second];
}

/** Opens the flight and holds the seat. */
async function holdSeat(page: Page, flightId: string, seat: string): Promise<FlightPage> {
  const flight = await FlightPage.open(page, flightId);
  await flight.hold(seat);
  return flight;
}

test('a passenger books two seats of FL123 while someone else watches each change', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const watcher = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const [first, second] = await twoSeats(flight);

  await flight.hold(first);
  await watcher.looks(first, 'held');
  await flight.hold(second);
  await watcher.looks(second, 'held');

  const order = await flight.toPayment();
  expect(await order.countdown()).toMatch(/^1[45]:\d\d$/);
  expect(await order.total()).toBe('€178.00');
  await order.pay('11111');
  const reference = await order.confirmed();
  expect(reference).toMatch(/^[0-9A-Z]{6}$/);
  for (const seat of [first, second]) await watcher.looks(seat, 'booked');

  await order.page.reload();
  expect(await order.confirmed()).toBe(reference);
  const again = await FlightPage.open(order.page, 'FL123');
  for (const seat of [first, second]) await again.looks(seat, 'confirmed');
});

test('a hold survives a reload, and the passenger removes it seat by seat', async () => {
  const page = await passenger(baseUrl);
  const flightId = await aFlight('demo-30');
  const flight = await FlightPage.open(page, flightId);
  const watcher = await FlightPage.open(await passenger(baseUrl), flightId);
  const first = 'A1';
  const second = 'A2';
  await flight.hold(first);
  await flight.hold(second);
  await page.reload();
  for (const seat of [first, second]) await flight.looks(seat, 'mine');

  await flight.click(first);
  await watcher.looks(first, 'available');
  await flight.looks(second, 'mine');
  await flight.click(second);
  await watcher.looks(second, 'available');
  await flight.looks(second, 'available');
});

test('a passenger on the map reads until when to pay, and adds time once', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('demo-30'));
  const panel = flight.page.getByTestId('panel');
  const extend = panel.getByRole('button', { name: 'Add 15 minutes' });
  await flight.hold('A1');
  await panel.getByText(/Pay by \d\d:\d\d or the seats are released\. You won't be charged\./).waitFor();
  await panel.getByTestId('countdown').getByText(/^14:5/).waitFor();
  await extend.click();
  const result = panel.getByText('15 minutes added');
  await result.waitFor();
  expect(await flight.secondsLeft()).toBeGreaterThan(28 * 60);
  await expect.poll(() => result.evaluate((element) => document.activeElement === element)).toBe(true);
  expect(await extend.count()).toBe(0);
  await flight.hold('A2');
  await flight.page.reload();
  await flight.looks('A1', 'mine');
  expect(await extend.count()).toBe(0);
  expect((await flight.orders())[0]).toMatchObject({ seats: ['A1', 'A2'], extendable: false });
});

test('a hold continues in a new tab, and in a browser that has only its cookies after a crash', async () => {
  const flightId = await aFlight('demo-30');
  const { page } = await holdSeat(await passenger(baseUrl), flightId, 'A1');
  const tab = await FlightPage.open(await page.context().newPage(), flightId);
  await tab.looks('A1', 'mine');
  const { cookies } = await page.context().storageState();
  const restarted = await passenger(baseUrl, { storageState: { cookies, origins: [] } });
  const again = await FlightPage.open(restarted, flightId);
  await again.looks('A1', 'mine');
  await (await again.toPayment()).countdown();
});

test('a passenger pays the price that the seat showed', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('a320neo'));
  const { page } = flight;
  await flight.seat('20A').hover();
  expect(await textOf(page.getByTestId('seat-card').locator('dd').last())).toBe('€98.00');
  await flight.hold('20A');
  await page.getByTestId('panel').getByTestId('total').getByText('€98.00').waitFor();
  const order = await flight.toPayment();
  expect(await order.total()).toBe('€98.00');
  await order.page.getByRole('button', { name: 'Pay €98.00' }).waitFor();
  await order.pay('11111');
  await order.confirmed();
  expect(await order.total()).toBe('€98.00');
});

test('ten passengers book ten seats of a flight at once, and the next visitor sees all ten booked', async () => {
  const flightId = await aFlight('demo-30');
  const seats = Array.from({ length: 10 }, (_, index) => `B${index + 1}`);
  const flights: FlightPage[] = [];
  for (const _ of seats) flights.push(await FlightPage.open(await passenger(baseUrl), flightId));
  const references = await Promise.all(
    flights.map(async (flight, index) => {
      await flight.hold(`${seats[index]}`);
      const order = await flight.toPayment();
      await order.pay('11111');
      return order.confirmed();
    }),
  );
  expect(new Set(references).size).toBe(10);
  const last = await FlightPage.open(await passenger(baseUrl), flightId);
  for (const seat of seats) await last.looks(seat, 'booked');
});

test('a passenger who loses a seat reads why, keeps the other, and can dismiss the notice', async () => {
  const flightId = await aFlight('demo-30');
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  const rival = await FlightPage.open(await passenger(baseUrl), flightId);
  const first = 'A1';
  const second = 'A2';
  await flight.hold(first);

  const release = await delayRequests(flight, 'orders.selectSeats');
  await flight.click(second);
  await flight.looks(second, 'confirming');
  await rival.hold(second);
  release();

  expect(await flight.notice()).toBe(`${second} was just taken by someone else.`);
  await flight.looks(second, 'held');
  await flight.looks(first, 'mine');
  await flight.page.getByRole('button', { name: 'Dismiss' }).click();
  await flight.page.getByTestId('notice').locator('strong').waitFor({ state: 'detached' });
});

test('a passenger whose payment was declined has one attempt less and pays with the next code', async () => {
  const flight = await holdSeat(await passenger(baseUrl), await aFlight('demo-30'), 'A1');
  const order = await flight.toPayment();
  expect(await order.attemptsLeft()).toContain('3 attempts left');
  await order.pay('00001');
  expect(await order.paymentError()).toContain('Your payment was declined');
  expect(await order.attemptsLeft()).toContain('2 attempts left');
  await order.pay('11111');
  await order.confirmed();
});

test('a passenger who cancels is asked first, and then others can take the seats', async () => {
  const flightId = await aFlight('demo-30');
  const flight = await holdSeat(await passenger(baseUrl), flightId, 'A1');
  const watcher = await FlightPage.open(await passenger(baseUrl), flightId);
  const order = await flight.toPayment();
  await order.cancel();
  expect(await order.ended()).toContain('Booking cancelled');
  await watcher.looks('A1', 'available');
});

test('a passenger chooses a seat with arrow keys and Enter', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('demo-5x6'));
  await flight.seat('1A').focus();
  await flight.page.keyboard.press('ArrowRight');
  await flight.page.keyboard.press('Enter');
  await flight.looks('1B', 'mine');
  expect(await flight.label('1B')).toBe('1B, your seat, middle, €89');
});

test('a visitor of a missing order, flight or page finds the way to the flights', async () => {
  const page = await passenger(baseUrl);
  for (const address of ['/orders/no-such-order', '/flights/NONE', '/no/such/page']) {
    expect((await page.goto(address))?.status()).toBe(404);
    await page.getByRole('link', { name: 'See all flights' }).waitFor();
  }
  await page.getByRole('link', { name: 'See all flights' }).click();
  await page.getByTestId('flight-FL123').waitFor();
  await page.getByTestId('flight-F-100').waitFor();
});

test('a passenger whose first two pages load at once pays in one for the seat held there', async () => {
  const wire = await Wire.to(baseUrl);
  onTestFinished(() => wire.cut());
  const flightId = await aFlight('demo-30');
  const page = await passenger(baseUrl);
  const late = await page.context().newPage();
  // The browser requests it without a guest cookie, and receives it after the other page has set one.
  wire.stall('back');
  const arrived = late.goto(new URL(`/flights/${flightId}`, wire.url).href);
  const flight = await holdSeat(page, flightId, 'A1');
  wire.resume();
  await arrived;
  const other = new FlightPage(late);
  await other.live();
  await other.looks('A1', 'mine');

  const order = await flight.toPayment();
  await order.pay('11111');
  expect(await order.confirmed()).toMatch(/^[0-9A-Z]{6}$/);
  await order.page.reload();
  await order.confirmed();
});
