import { Wire } from '@jumpseat/db/testing';
import type { Page } from 'playwright-core';
import { expect, inject, onTestFinished, test } from 'vitest';
import { aFlight } from './flights.ts';
import { held } from './held-requests.ts';
import { FlightPage } from './pages/flight-page.ts';
import { OrderPage } from './pages/order-page.ts';
import { textOf } from './pages/text.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

/** Two seats of FL123 that nobody has yet. */
async function twoSeats(flight: FlightPage): Promise<[string, string]> {
  const [first, second] = await flight.availableSeats();
  if (!first || !second) throw new Error('FL123 has fewer than two seats left: reset it');
  return [first, second];
}

/** A passenger who holds that seat. */
async function heldBy(page: Page, flightId: string, seat: string): Promise<FlightPage> {
  const flight = await FlightPage.open(page, flightId);
  await flight.hold(seat);
  return flight;
}

test('two seats of FL123 are booked while someone else watches each change', async () => {
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
  expect(reference).toMatch(/^[0-9A-Z]{8}$/);
  for (const seat of [first, second]) await watcher.looks(seat, 'booked');

  await order.page.reload();
  expect(await order.confirmed()).toBe(reference);
  const again = await FlightPage.open(order.page, 'FL123');
  for (const seat of [first, second]) await again.looks(seat, 'confirmed');
});

test('a hold survives a reload and a change of page, and is given up seat by seat', async () => {
  const page = await passenger(baseUrl);
  const flight = await FlightPage.open(page, 'FL123');
  const watcher = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const [first, second] = await twoSeats(flight);
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

test('more time is had on the map too, by one press, once, and it says beforehand what happens at the end', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('demo-30'));
  const panel = flight.page.getByTestId('panel');
  const more = panel.getByRole('button', { name: 'I need more time' });
  await flight.hold('A1');
  await panel.getByText('At 0:00 what you hold goes back on sale. You pay nothing.').waitFor();
  await panel.getByTestId('countdown').getByText(/^14:5/).waitFor();
  await more.click();
  const granted = panel.getByText('More time granted. This can be done once.');
  await expect.poll(() => granted.evaluate((told) => document.activeElement === told)).toBe(true);
  expect(await more.count()).toBe(0);
  await flight.hold('A2');
  await flight.page.reload();
  await flight.looks('A1', 'mine');
  expect(await more.count()).toBe(0);
  expect((await flight.orders())[0]).toMatchObject({ seats: ['A1', 'A2'], extendable: false });
});

test('a hold goes on in a new tab, and in a browser that came back from a crash with its cookies alone', async () => {
  const flightId = await aFlight('demo-30');
  const { page } = await heldBy(await passenger(baseUrl), flightId, 'A1');
  const tab = await FlightPage.open(await page.context().newPage(), flightId);
  await tab.looks('A1', 'mine');
  const { cookies } = await page.context().storageState();
  const reborn = await passenger(baseUrl, { storageState: { cookies, origins: [] } });
  const again = await FlightPage.open(reborn, flightId);
  await again.looks('A1', 'mine');
  await (await again.toPayment()).countdown();
});

test('the price at the seat is the price before the payment, and what was paid', async () => {
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

test('ten people book ten seats of one flight at once, and who comes next sees all ten booked', async () => {
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

test('a seat that is taken in the same moment is refused in words, and the rest stays', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const rival = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const [first, second] = await twoSeats(flight);
  await flight.hold(first);

  const release = await held(flight, 'orders.selectSeats');
  await flight.click(second);
  await flight.looks(second, 'confirming');
  await rival.hold(second);
  release();

  expect(await flight.notice()).toBe(`${second} was just taken by someone else.`);
  await flight.looks(second, 'held');
  await flight.looks(first, 'mine');
  await flight.page.getByRole('button', { name: 'Dismiss' }).click();
  await flight.page.getByTestId('notice').locator('strong').waitFor({ state: 'detached' });

  await flight.giveUp(first);
  await rival.giveUp(second);
});

test('a declined payment says why and costs an attempt; the next code is approved', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const [seat] = await twoSeats(flight);
  await flight.hold(seat);
  const order = await flight.toPayment();
  expect(await order.attemptsLeft()).toContain('3 attempts left');
  await order.pay('00001');
  expect(await order.paymentError()).toContain('The payment was declined');
  expect(await order.attemptsLeft()).toContain('2 attempts left');
  await order.pay('11111');
  await order.confirmed();
});

test('a cancelled order frees its seats, and asks before it does', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const watcher = await FlightPage.open(await passenger(baseUrl), 'FL123');
  const [seat] = await twoSeats(flight);
  await flight.hold(seat);
  const order = await flight.toPayment();
  await order.page.getByRole('button', { name: 'Cancel' }).click();
  await order.page.getByRole('button', { name: 'Yes, cancel' }).click();
  expect(await order.ended()).toContain('Order cancelled');
  await watcher.looks(seat, 'available');
});

test('arrow keys and Enter choose a seat without a mouse', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), 'F-100');
  const seat = (await flight.availableSeats()).find((code) => code.endsWith('B'));
  if (!seat) throw new Error('F-100 has no seat left in column B: reset it');
  await flight.seat(seat.replace('B', 'A')).focus();
  await flight.page.keyboard.press('ArrowRight');
  await flight.page.keyboard.press('Enter');
  await flight.looks(seat, 'mine');
  expect(await flight.seat(seat).getAttribute('aria-label')).toBe(
    `Seat ${seat}, economy, middle, EUR 89.00, held for you`,
  );
  await flight.giveUp(seat);
});

test('orders, flights and pages that are not there are told in words, with a way back', async () => {
  const page = await passenger(baseUrl);
  for (const address of ['/orders/no-such-order', '/flights/NONE', '/no/such/page']) {
    expect((await page.goto(address))?.status()).toBe(404);
    await page.getByRole('link', { name: 'To the flights' }).waitFor();
  }
  await new OrderPage(page).page.getByRole('link', { name: 'To the flights' }).click();
  await page.getByTestId('flight-FL123').waitFor();
  await page.getByTestId('flight-F-100').waitFor();
});

test('two first pages of one browser, one of them late: what is held in one is paid there, and is nobody else’s', async () => {
  const wire = await Wire.to(baseUrl);
  onTestFinished(() => wire.cut());
  const flightId = await aFlight('demo-30');
  const page = await passenger(baseUrl);
  const late = await page.context().newPage();
  // It is asked for while this browser is nobody yet, and arrives once the other page has made it somebody.
  wire.stall('back');
  const arrived = late.goto(new URL(`/flights/${flightId}`, wire.url).href);
  const flight = await heldBy(page, flightId, 'A1');
  wire.resume();
  await arrived;
  const other = new FlightPage(late);
  await other.live();
  await other.looks('A1', 'mine');

  const order = await flight.toPayment();
  await order.pay('11111');
  expect(await order.confirmed()).toMatch(/^[0-9A-Z]{8}$/);
  await order.page.reload();
  await order.confirmed();
});
