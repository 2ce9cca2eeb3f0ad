import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { attemptsUsed, openOrder } from './orders.ts';
import { OrderPage } from './pages/order-page.ts';
import { textOf } from './pages/text.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

/** The page of a new order. */
async function payingFor(seats?: number, options?: Parameters<typeof passenger>[1]) {
  const { orderId } = await openOrder(baseUrl, seats);
  return OrderPage.open(await passenger(baseUrl, options), orderId);
}

/** Notes what the page says of a payment's tries from now on; answers how to read it. */
async function triesTold(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    new MutationObserver(() => {
      const words = document.querySelector('[data-testid="payment-progress"] [role="status"]')?.textContent;
      if (words && words !== told.at(-1)) told.push(words);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { told: string[] }).told);
}

test('the clock is right though the local one is hours off', async () => {
  const page = await passenger(baseUrl);
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 5 * 60 * 60_000;
  });
  const { orderId } = await openOrder(baseUrl);
  const order = await OrderPage.open(page, orderId);
  expect(await order.countdown()).toMatch(/^1[45]:\d\d$/);
});

test('it warns at two minutes and at 30 seconds, in words, and leaves the focus where it is', async () => {
  const page = await passenger(baseUrl);
  await page.clock.install();
  const { orderId } = await openOrder(baseUrl);
  const order = await OrderPage.open(page, orderId);
  expect(await textOf(page.getByTestId('time-warning'))).toBe('');
  // Only this page's clock runs ahead: the server, asked again, would say that there is more time.
  await page.route('**/trpc/orders.byId*', (route) => route.abort());
  await order.code.fill('111');
  await page.clock.fastForward('13:05');
  await page.getByTestId('time-warning').getByText('Two minutes left').waitFor();
  await page.clock.fastForward('01:30');
  await page.getByTestId('time-warning').getByText('30 seconds left').waitFor();
  expect(await order.code.evaluate((field) => document.activeElement === field)).toBe(true);
  expect(await order.code.inputValue()).toBe('111');
});

test('more time is had by one press, once', async () => {
  const order = await payingFor();
  await order.page.getByTestId('countdown').getByText(/^14:5/).waitFor();
  await order.page.getByRole('button', { name: 'I need more time' }).click();
  const granted = order.page.getByText('More time granted.');
  await granted.waitFor();
  await expect.poll(() => granted.evaluate((told) => document.activeElement === told)).toBe(true);
  expect(await order.page.getByRole('button', { name: 'I need more time' }).count()).toBe(0);
  await order.page.reload();
  expect(await order.countdown()).toMatch(/^1[45]:\d\d$/);
  expect(await order.page.getByRole('button', { name: 'I need more time' }).count()).toBe(0);
});

test('each try at the gateway is told, then the confirmation is where the reader is', async () => {
  const order = await payingFor();
  const told = await triesTold(order.page);
  await order.pay('00003');
  await order.confirmed();
  // The first fails at once, perhaps before it is told.
  expect((await told()).filter((words, at) => at > 0 || words !== 'Try 1 of 3')).toEqual(['Try 2 of 3', 'Try 3 of 3']);
  const heading = order.page.getByRole('heading', { name: 'You are going to Singapore' });
  await expect.poll(() => heading.evaluate((element) => document.activeElement === element)).toBe(true);
  expect(await order.page.title()).toMatch(/^Booked: [0-9A-Z]{8}, JS830 to Singapore/);
});

test('a declined payment says why, keeps the seats, and leaves the field empty and ready', async () => {
  const order = await payingFor();
  await order.pay('00001');
  const why = await order.paymentError();
  for (const told of ['The payment was declined.', 'Your seats are still yours', '2 attempts left'])
    expect(why).toContain(told);
  expect(await order.code.inputValue()).toBe('');
  await expect.poll(() => order.code.evaluate((field) => document.activeElement === field)).toBe(true);
  expect(await order.countdown()).toMatch(/^1[45]:\d\d$/);
});

test('a payment refused for good ends the order in words', async () => {
  const order = await payingFor(1);
  await order.pay('00000');
  expect(await order.ended()).toContain('The payment was refused and cannot be retried');
});

test('three declined payments end the order, and its seats are for others again', async () => {
  const { orderId, flightId, seats } = await openOrder(baseUrl, 1);
  const order = await OrderPage.open(await passenger(baseUrl), orderId);
  for (const left of ['2 attempts left', '1 attempt left']) {
    await order.pay('00001');
    await order.page.getByTestId('payment-error').getByText(left).waitFor();
  }
  await order.pay('00001');
  expect(await order.ended()).toContain('This order could not be booked');
  await order.page.getByRole('link', { name: 'Choose seats again' }).click();
  await order.page.waitForURL(`**/flights/${flightId}`);
  await order.page.locator(`[data-seat="${seats[0]}"][data-look="available"]`).waitFor();
});

test('an order that is paid in two tabs at once is paid once, and both tell of it', async () => {
  const { orderId } = await openOrder(baseUrl, 1);
  const first = await OrderPage.open(await passenger(baseUrl), orderId);
  const second = await OrderPage.open(await first.page.context().newPage(), orderId);
  const tabs = [first, second];
  for (const tab of tabs) await tab.code.fill('00003');
  // Past the browser's own waiting for a button that can be clicked: the tab that is told of the other's payment in time has none.
  await Promise.all(
    tabs.map((tab) =>
      tab.page.locator('button[type=submit]').evaluate((button) => (button as HTMLButtonElement).click()),
    ),
  );
  const references = await Promise.all([first.confirmed(), second.confirmed()]);
  expect(new Set(references).size).toBe(1);
  expect(await attemptsUsed(baseUrl, orderId)).toBe(1);
});

test('who asked for less motion sees none while a payment is tried', async () => {
  const order = await payingFor(1, { reducedMotion: 'reduce' });
  await order.pay('00003');
  await order.progress.waitFor();
  const longest = await order.page.evaluate(() =>
    Math.max(0, ...document.getAnimations().map((each) => Number(each.effect?.getComputedTiming().activeDuration))),
  );
  expect(longest).toBeLessThan(1);
});

test('half a code is not sent', async () => {
  const order = await payingFor(1);
  await order.code.fill('123');
  await order.page.getByRole('button', { name: /^Pay/ }).click();
  await order.page.getByText('Enter all 5 digits of the code.').waitFor();
  expect(await order.code.getAttribute('aria-invalid')).toBe('true');
});

test('a double click pays once, and a reload finds the payment under way', async () => {
  const { orderId } = await openOrder(baseUrl);
  const order = await OrderPage.open(await passenger(baseUrl), orderId);
  let asked = 0;
  order.page.on('request', (request) => {
    if (request.url().includes('orders.pay')) asked += 1;
  });
  await order.code.fill('00003');
  await order.page.getByRole('button', { name: /^Pay/ }).dblclick();
  await order.progress.waitFor();
  await order.page.reload();
  await order.progress.waitFor();
  await order.confirmed();
  expect([asked, await attemptsUsed(baseUrl, orderId)]).toEqual([1, 1]);
});

test('the price is told seat by seat, with what each costs besides', async () => {
  const order = await payingFor(2);
  const lines = await order.page.getByRole('table', { name: 'What the seats cost' }).getByRole('row').allTextContents();
  expect(lines.filter((line) => line.includes('€'))).toHaveLength(3);
});

test('a confirmation prints without what is only for the screen', async () => {
  const order = await payingFor();
  await order.pay('11111');
  await order.confirmed();
  await order.page.emulateMedia({ media: 'print' });
  expect(await order.page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  expect(await order.page.getByText('Booking reference').isVisible()).toBe(true);
});

test.each([
  ['light', 390],
  ['light', 1440],
  ['dark', 390],
  ['dark', 1440],
] as const)('axe finds nothing against any state of an order (%s, %i px)', async (colorScheme, width) => {
  const order = await payingFor(2, { colorScheme, viewport: { width, height: 900 } });
  await expectAccessible(order.page);
  await order.pay('00001');
  await order.paymentError();
  await expectAccessible(order.page);
  await order.pay('00003');
  await order.progress.waitFor();
  await expectAccessible(order.page);
  await order.confirmed();
  await expectAccessible(order.page);
  const given = await payingFor(1, { colorScheme, viewport: { width, height: 900 } });
  await given.page.getByRole('button', { name: 'Cancel' }).click();
  await given.page.getByRole('button', { name: 'Yes, cancel' }).click();
  await given.ended();
  await expectAccessible(given.page);
});
