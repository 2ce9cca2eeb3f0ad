import { expect, inject, test } from 'vitest';
import { aFlight } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { OrderPage } from './pages/order-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

/** A flight in two tabs of one browser. */
async function twoTabs(): Promise<[FlightPage, FlightPage]> {
  const flightId = await aFlight('demo-30');
  const first = await FlightPage.open(await passenger(baseUrl), flightId);
  return [first, await FlightPage.open(await first.page.context().newPage(), flightId)];
}

test('a passenger with two tabs holds seats in one order, and pays for it once', async () => {
  const [first, second] = await twoTabs();
  await first.hold('A1');
  await second.looks('A1', 'mine');
  await second.hold('A2');
  await first.looks('A2', 'mine');
  expect(await first.orders()).toMatchObject([{ seats: ['A1', 'A2'] }]);

  const order = await first.toPayment();
  await order.pay('11111');
  await order.confirmed();
  for (const seat of ['A1', 'A2']) await second.looks(seat, 'confirmed');
  expect(await second.orders()).toEqual([]);
});

test('two tabs that choose seats at the same moment share one order', async () => {
  const [first, second] = await twoTabs();
  await Promise.all([first.click('A1'), second.click('B1')]);
  for (const tab of [first, second]) {
    await tab.looks('A1', 'mine');
    await tab.looks('B1', 'mine');
  }
  expect(await first.orders()).toHaveLength(1);
});

test('a duplicated tab continues the order, and what it removes or cancels shows in the other', async () => {
  const [first] = await twoTabs();
  await first.hold('A1');
  await first.hold('A2');
  const { page } = first;
  const copy = new FlightPage(await page.context().newPage());
  await copy.page.goto(page.url());
  await copy.live();
  await copy.looks('A2', 'mine');
  await copy.click('A2');
  await first.looks('A2', 'available');

  const order = await copy.toPayment();
  const duplicate = await OrderPage.open(await page.context().newPage(), new URL(order.page.url()).pathname.slice(8));
  await duplicate.cancel();
  expect(await duplicate.ended()).toContain('Booking cancelled');
  expect(await order.ended()).toContain('Booking cancelled');
  await first.looks('A1', 'available');
});

test('a payment in one tab shows in the other, which can change nothing meanwhile', async () => {
  const [first, second] = await twoTabs();
  await first.hold('A1');
  await second.looks('A1', 'mine');
  const order = await first.toPayment();
  await order.pay('00003');
  await order.progress.waitFor();
  await second.click('B1');
  expect(await second.notice()).toBe('Your payment is still being checked.');
  await order.confirmed();
  await second.looks('A1', 'confirmed');
});
