import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectAccessibleInEveryLook } from './accessible.ts';
import { bookTrip } from './book-trip.ts';
import { aFlight } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { OrderPage } from './pages/order-page.ts';
import { textOf } from './pages/text.ts';
import { TicketPage } from './pages/ticket-page.ts';
import { passengers, READS_OFFLINE } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');
const PHONE = { viewport: { width: 390, height: 844 } } as const;
/** The service worker starts when the page has nothing else to do. */
const PATIENCE = { timeout: 20_000 };

/** Presses a link to a file. Returns the file's name and its content. */
async function download(page: Page, link: Locator): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

/** An amount as a page writes it, in minor units. */
function minorUnits(amount: string): number {
  return Number(amount.replaceAll(/[^\d-]/g, ''));
}

test('a family of four books on a phone, and gets a boarding pass for each, as a PDF too', async () => {
  const flight = await FlightPage.open(
    await passenger(baseUrl, PHONE),
    await aFlight('a320neo'),
    '?adults=2&children=1&infants=1',
  );
  const { page } = flight;
  for (const seat of ['20A', '20B', '20C']) await flight.hold(seat);
  const travellers = await flight.toTravellers();
  const names = [
    [/^20A/, 'Ada'],
    [/^20B/, 'Grace'],
    [/^20C/, 'Byron'],
    ['Baby', 'Annabella'],
  ] as const;
  for (const [card, name] of names) await travellers.card(card).getByLabel('Given name').fill(name);
  await travellers.enterAll();
  await travellers.proceed();
  const order = new OrderPage(page);
  await order.pay('11111');
  const reference = await order.confirmed();

  await page.getByRole('link', { name: 'Boarding passes' }).click();
  await page.waitForURL(/\/ticket$/);
  const ticket = new TicketPage(page);
  expect(await ticket.seats()).toEqual([
    'Ada Lovelace 20A',
    'Grace Lovelace 20B',
    'Byron Lovelace 20C',
    'Annabella Lovelace 20A',
  ]);
  const barcodes = await ticket.barcodes();
  expect(barcodes.filter((path) => path?.startsWith('M'))).toHaveLength(4);
  expect(new Set(barcodes).size).toBe(4);
  const { name, content } = await download(page, page.getByRole('link', { name: 'Download PDF' }));
  expect(name).toBe(`ticket-${reference}.pdf`);
  expect(content.toString('latin1', 0, 4)).toBe('%PDF');

  await page.getByRole('link', { name: 'Grace Lovelace · 20B' }).click();
  await expect.poll(() => ticket.passes.nth(1).evaluate((pass) => pass.getBoundingClientRect().top)).toBeLessThan(200);
});

test('a passenger reads receipts that add up to the price paid, and what happened until then', async () => {
  const page = await passenger(baseUrl);
  const { orderId, reference } = await bookTrip(page);
  await page.goto(`/orders/${orderId}`);
  const order = new OrderPage(page);
  await order.confirmed();
  const paid = minorUnits(await order.total());

  const history = page.getByTestId('history');
  await history.getByText('What has happened so far').click();
  await history.getByText(new RegExp(`booking reference ${reference}$`)).waitFor();
  expect(await textOf(history)).toMatch(/Seats held: A1 and A2.+Payment started.+Booked and paid/);
  await expectAccessibleInEveryLook(page);

  await page.getByRole('link', { name: 'Receipt' }).click();
  await page.waitForURL(/\/receipts$/);
  const receipt = page.getByTestId('receipt');
  expect(await textOf(receipt)).toContain('Ada Lovelace');
  const amounts = await receipt.getByTestId('receipt-lines').locator('td:last-child').allTextContents();
  expect(amounts.length).toBeGreaterThan(1);
  expect(amounts.reduce((sum, amount) => sum + minorUnits(amount), 0)).toBe(paid);
  expect(minorUnits(await textOf(receipt.getByTestId('receipt-total')))).toBe(paid);
  const { name, content } = await download(page, receipt.getByRole('link', { name: 'Download PDF' }));
  expect(name).toMatch(new RegExp(`^receipt-\\d{4}-${reference}-1\\.pdf$`));
  expect(content.toString('latin1', 0, 4)).toBe('%PDF');
});

test('a passenger puts the flight into the calendar', async () => {
  const page = await passenger(baseUrl, PHONE);
  await TicketPage.open(page, (await bookTrip(page)).orderId);
  const { name, content } = await download(page, page.getByRole('link', { name: 'Add to calendar' }));
  expect(name).toMatch(/^flight-.+\.ics$/);
  expect(content.toString()).toMatch(/^BEGIN:VCALENDAR/);
});

test('a passenger who never opened the boarding passes has them without a network', async () => {
  const page = await passenger(baseUrl, { ...PHONE, ...READS_OFFLINE });
  const { orderId } = await bookTrip(page);
  await page.goto(`/orders/${orderId}`);
  const path = `/orders/${orderId}/ticket`;
  const isKept = () => page.evaluate(async (address) => (await caches.match(address)) !== undefined, path);
  await expect.poll(isKept, PATIENCE).toBe(true);
  // From the next load on, the service worker answers for the page.
  await page.reload();
  await page.context().setOffline(true);
  const ticket = await TicketPage.open(page, orderId);
  await page.getByTestId('connection-notice').getByText('This is what we knew').waitFor();
  expect(await ticket.seats()).toEqual(['Ada Lovelace A1', 'Émilie Lovelace A2']);
  expect(await ticket.barcodes()).toHaveLength(2);
  expect(await page.getByRole('link', { name: 'Download PDF' }).isVisible()).toBe(false);
});

test('printed boarding passes have a page each, and nothing around them', async () => {
  const page = await passenger(baseUrl, { colorScheme: 'dark' });
  const { orderId } = await bookTrip(page);
  const ticket = await TicketPage.open(page, orderId);
  await ticket.seats();
  const printed = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  await page.emulateMedia({ media: 'print' });
  const around = page.locator('header, footer, h1, button, main a');
  expect(await around.filter({ visible: true }).count()).toBe(0);
  const colours = await ticket.passes.first().evaluate((pass) => {
    const { color, backgroundColor } = getComputedStyle(pass);
    return [color, backgroundColor];
  });
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

test('the papers of an order that is not paid lead to its payment', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('demo-30'));
  const { page } = flight;
  await flight.hold('A1');
  await (await flight.toPayment()).countdown();
  const { pathname } = new URL(page.url());
  for (const paper of ['ticket', 'receipts']) {
    await page.goto(`${pathname}/${paper}`);
    await page.waitForURL(`**${pathname}`);
  }
});

test('a browser that is new to us opens the booking by the link of the mail', async () => {
  const page = await passenger(baseUrl);
  const { orderId } = await bookTrip(page);
  const link = async () => {
    const inbox = await (await page.request.get('/dev/mail')).text();
    const [, file] = inbox.match(new RegExp(`/dev/mail/(${orderId}[^"/]+)`)) ?? [];
    if (file === undefined) return null;
    const mail = await (await page.request.get(`/dev/mail/${file}`)).text();
    return mail.match(/\/trips\/open\/[\w.~%-]+/)?.[0] ?? null;
  };
  await expect.poll(link, PATIENCE).not.toBeNull();
  const address = `${await link()}`;
  const head = await (await passenger(baseUrl, PHONE)).request.head(address, { maxRedirects: 0 });
  expect([head.status(), head.headers().location]).toEqual([303, '/trips']);
  for (const options of [PHONE, { javaScriptEnabled: false }]) {
    const other = await passenger(baseUrl, options);
    await other.goto(address);
    await other.waitForURL(`**/orders/${orderId}`);
    await new OrderPage(other).confirmed();
  }
});

test('a link that leads nowhere leads to the form that finds a booking', async () => {
  const page = await passenger(baseUrl, { ...PHONE, locale: 'de-DE' });
  await page.goto('/de/trips/open/no-such-link');
  await page.waitForURL('**/de/trips?link=invalid');
  await page.getByTestId('invalid-link').getByText('Dieser Link ist abgelaufen oder nicht vollständig.').waitFor();
  await page.getByRole('button', { name: 'Buchung finden' }).waitFor();
  await expectAccessibleInEveryLook(page);
});
