import { expect, inject, test } from 'vitest';
import { expectAccessibleInEveryLook } from './accessible.ts';
import { aFlight } from './flights.ts';
import { openOrder } from './orders.ts';
import { FlightPage } from './pages/flight-page.ts';
import { OrderPage } from './pages/order-page.ts';
import { textOf } from './pages/text.ts';
import { TravellersPage } from './pages/travellers-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');
const PHONE = { width: 390, height: 844 } as const;

/** Holds these seats on a flight of its own, and continues to the names. */
async function travellersIn(seats: readonly string[], query = '', options?: Parameters<typeof passenger>[1]) {
  const flight = await FlightPage.open(await passenger(baseUrl, options), await aFlight('a320neo'), query);
  for (const seat of seats) await flight.hold(seat);
  return { flight, travellers: await flight.toTravellers() };
}

const namesOf = async (order: OrderPage) => {
  const rows = await order.page.getByTestId('traveller-seats').getByRole('listitem').all();
  return Promise.all(rows.map(textOf));
};

test('a couple enters its names, changes who sits where, pays, and reads both names with the reference', async () => {
  const { travellers } = await travellersIn(['20A', '20B']);
  const { page } = travellers;
  await page
    .getByTestId('countdown')
    .getByText(/^1[45]:\d\d$/)
    .waitFor();
  for (const [seat, given, family] of [
    ['20A', 'Ada', 'Lovelace'],
    ['20B', 'Grace', 'Hopper'],
  ] as const) {
    await travellers
      .card(new RegExp(`^${seat}`))
      .getByLabel('Given name')
      .fill(given);
    await travellers
      .card(new RegExp(`^${seat}`))
      .getByLabel('Family name')
      .fill(family);
  }
  await page.getByLabel('E-mail', { exact: true }).fill('ada@example.com');
  await travellers.card(/^20A/).getByRole('button', { name: 'Move down' }).click();
  expect(await travellers.names()).toEqual(['20A Grace', '20B Ada']);
  await travellers.proceed();

  const order = new OrderPage(page);
  expect(await namesOf(order)).toEqual(['20A Grace Hopper', '20B Ada Lovelace']);
  await page.getByRole('link', { name: 'Change names' }).click();
  await TravellersPage.opened(page);
  expect(await travellers.names()).toEqual(['20A Grace', '20B Ada']);
  await travellers.proceed();
  await order.pay('11111');
  expect(await order.confirmed()).toMatch(/^[0-9A-Z]{6}$/);
  expect(await namesOf(order)).toEqual(['20A Grace Hopper', '20B Ada Lovelace']);
});

test('a passenger drags a name to another seat by mouse', async () => {
  const { travellers } = await travellersIn(['20A', '20B']);
  await travellers.card(/^20A/).getByLabel('Given name').fill('Ada');
  await travellers.card(/^20A/).getByTestId('drag-handle').dragTo(travellers.card(/^20B/).getByRole('heading'));
  await expect.poll(() => travellers.names()).toEqual(['20A ', '20B Ada']);
});

test('entries survive a reload and another choice of seats, and are gone from the browser once saved', async () => {
  const { flight, travellers } = await travellersIn(['20A', '20B'], '?adults=2');
  const { page } = travellers;
  await travellers.card(/^20A/).getByLabel('Given name').fill('Ada');
  await travellers.card(/^20B/).getByLabel('Given name').fill('Grace');
  await page.reload();
  await TravellersPage.opened(page);
  await expect.poll(() => travellers.names()).toEqual(['20A Ada', '20B Grace']);

  await page.goBack();
  await flight.live();
  await flight.remove('20A');
  await flight.hold('21A');
  await flight.toTravellers();
  await expect.poll(() => travellers.names()).toEqual(['20B Grace', '21A Ada']);
  await travellers.enterAll();
  await travellers.proceed();
  const kept = () =>
    page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]).includes('Grace'));
  await expect.poll(kept).toBe(false);
});

test('a family is asked for dates of birth of the child and the baby, and reads what is wrong', async () => {
  const { travellers } = await travellersIn(['20A', '20B', '20C'], '?adults=2&children=1&infants=1');
  const { page } = travellers;
  await travellers.enterAll();
  const born = travellers.card('Baby').getByLabel('Date of birth');
  await born.fill('2015-01-31');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.getByText('Babies are under 2 years old on the day of departure').waitFor();
  await expect.poll(() => born.evaluate((field) => document.activeElement === field)).toBe(true);
  await born.fill('');
  await travellers.enterAll();
  await travellers.card('Baby').getByLabel('On the lap of').selectOption({ index: 1 });
  await travellers.proceed();
  const [, second] = await namesOf(new OrderPage(page));
  expect(second).toBe('20B Ada Lovelace with Ada Lovelace on the lap');
});

test('an order that a program made can be paid without names, and leads to them', async () => {
  const page = await passenger(baseUrl);
  const { orderId } = await openOrder(1);
  await OrderPage.open(page, orderId);
  await page.getByRole('link', { name: 'Enter names' }).click();
  const travellers = await TravellersPage.opened(page);
  await travellers.enterAll();
  await travellers.proceed();
  expect(await namesOf(new OrderPage(page))).toEqual([expect.stringMatching(/ Ada Lovelace$/)]);
});

test('a paid or cancelled order asks for no names', async () => {
  const page = await passenger(baseUrl);
  const { orderId } = await openOrder(1);
  const order = await OrderPage.open(page, orderId);
  await order.cancel();
  await order.ended();
  await page.goto(`/orders/${orderId}/travellers`);
  await page.waitForURL(`**/orders/${orderId}`);
  await order.ended();
});

test('an order that is cancelled in another tab leaves the page of names', async () => {
  const page = await passenger(baseUrl);
  const { orderId } = await openOrder(1);
  await page.goto(`/orders/${orderId}/travellers`);
  await TravellersPage.opened(page);
  const other = await OrderPage.open(await page.context().newPage(), orderId);
  await other.cancel();
  await page.waitForURL(`**/orders/${orderId}`);
  expect(await new OrderPage(page).ended()).toContain('Booking cancelled');
});

test('wrong entries are accessible, and on a phone the time left stays in sight', async () => {
  const { travellers } = await travellersIn(['20A', '20B'], '', { viewport: PHONE });
  const { page } = travellers;
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.getByText('Enter your e-mail address.').waitFor();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
  const { y } = (await page.getByTestId('countdown').boundingBox()) ?? { y: -1 };
  expect(y).toBeGreaterThanOrEqual(0);
  expect(y).toBeLessThan(PHONE.height / 4);
  await expectAccessibleInEveryLook(page);
});
