import type { Locator, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectAccessible, expectAccessibleInEveryLook } from './accessible.ts';
import { othersHold } from './flights.ts';
import { attemptsUsed, openOrder, seatsAreFree } from './orders.ts';
import { FlightPage } from './pages/flight-page.ts';
import { OrderPage } from './pages/order-page.ts';
import { textOf } from './pages/text.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

/** Opens the page of a new order. */
async function payingFor(seats?: number, options?: Parameters<typeof passenger>[1]) {
  const { orderId } = await openOrder(seats);
  return OrderPage.open(await passenger(baseUrl, options), orderId);
}

/** Whether the element has the focus. */
function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((each) => document.activeElement === each);
}

/** Collects the page's announcements of payment tries. Returns how to read them. */
async function collectTries(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const tries: string[] = [];
    Object.assign(window, { tries });
    new MutationObserver(() => {
      const text = document.querySelector('[data-testid="payment-try"]')?.textContent;
      if (text && text !== tries.at(-1)) tries.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { tries: string[] }).tries);
}

test('the countdown is right when the local clock is hours off', async () => {
  const page = await passenger(baseUrl);
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 5 * 60 * 60_000;
  });
  const { orderId } = await openOrder();
  const order = await OrderPage.open(page, orderId);
  expect(await order.countdown()).toMatch(/^1[45]:\d\d$/);
});

test('a passenger is warned at two minutes and at 30 seconds, and keeps the focus', async () => {
  const page = await passenger(baseUrl);
  await page.clock.install();
  const { orderId } = await openOrder();
  const order = await OrderPage.open(page, orderId);
  expect(await textOf(page.getByTestId('time-warning'))).toBe('');
  // Only this page's clock runs ahead, and the server's answer would correct it.
  await page.route('**/trpc/orders.byId*', (route) => route.abort());
  await order.code.fill('111');
  await page.clock.fastForward('13:05');
  await page.getByTestId('time-warning').getByText('2 minutes left').waitFor();
  await page.clock.fastForward('01:30');
  await page.getByTestId('time-warning').getByText('30 seconds left').waitFor();
  expect(await order.code.evaluate((field) => document.activeElement === field)).toBe(true);
  expect(await order.code.inputValue()).toBe('111');
});

test('a passenger who adds time at once gets all of it, and only once', async () => {
  const order = await payingFor();
  await order.page.getByTestId('countdown').getByText(/^14:5/).waitFor();
  expect(await textOf(order.addTime)).toBe('Add 15 minutes once');
  await order.addTime.click();
  const result = order.page.getByText('15 minutes added');
  await result.waitFor();
  await expect.poll(() => result.evaluate((element) => document.activeElement === element)).toBe(true);
  expect(await order.addTime.count()).toBe(0);
  expect(await order.countdown()).toMatch(/^29:\d\d$/);
  await order.page.reload();
  expect(await order.countdown()).toMatch(/^29:\d\d$/);
  expect(await order.addTime.count()).toBe(0);
});

test('a passenger hears each try of the payment, and then the confirmation', async () => {
  const order = await payingFor();
  const tries = await collectTries(order.page);
  await order.pay('00003');
  await order.confirmed();
  // The first try may fail before the page shows it.
  expect((await tries()).filter((text, at) => at > 0 || text !== 'Try 1 of 3')).toEqual(['Try 2 of 3', 'Try 3 of 3']);
  const heading = order.page.getByRole('heading', { name: "You're going to Singapore" });
  await expect.poll(() => heading.evaluate((element) => document.activeElement === element)).toBe(true);
  expect(await order.page.title()).toMatch(/^Booked: [0-9A-Z]{6}, \S+ to Singapore/);
});

test('a passenger whose payment was declined reads why, keeps the seats and can type at once', async () => {
  const order = await payingFor();
  await order.pay('00001');
  const why = await order.paymentError();
  for (const text of ['Your payment was declined.', 'Your seats are still held.', '2 attempts left'])
    expect(why).toContain(text);
  expect(await order.code.inputValue()).toBe('');
  await expect.poll(() => order.code.evaluate((field) => document.activeElement === field)).toBe(true);
  expect(await order.countdown()).toMatch(/^1[45]:\d\d$/);
});

test('a passenger whose payment cannot be retried reads what to do', async () => {
  const order = await payingFor(1);
  await order.pay('00000');
  expect(await order.ended()).toContain(
    "Your payment was declined and can't be retried. Choose seats again and use another code.",
  );
});

test('three declined payments end the order and release its seats', async () => {
  const { orderId, flightId, seats } = await openOrder(1);
  const order = await OrderPage.open(await passenger(baseUrl), orderId);
  for (const left of ['2 attempts left', '1 attempt left']) {
    await order.pay('00001');
    await order.page.getByTestId('payment-error').getByText(left).waitFor();
  }
  await order.pay('00001');
  expect(await order.ended()).toContain('Booking not completed');
  await order.page.getByRole('link', { name: 'Choose seats again' }).click();
  await order.page.waitForURL(`**/flights/${flightId}`);
  await order.page.locator(`[data-seat="${seats[0]}"][data-look="available"]`).waitFor();
});

test('an order paid in two tabs at once is paid once, and both tabs show it', async () => {
  const { orderId } = await openOrder(1);
  const first = await OrderPage.open(await passenger(baseUrl), orderId);
  const second = await OrderPage.open(await first.page.context().newPage(), orderId);
  const tabs = [first, second];
  for (const tab of tabs) await tab.code.fill('00003');
  // Clicks without waiting for an enabled button: a tab that already knows of the payment has none.
  await Promise.all(
    tabs.map((tab) =>
      tab.page.locator('button[type=submit]').evaluate((button) => (button as HTMLButtonElement).click()),
    ),
  );
  const references = await Promise.all([first.confirmed(), second.confirmed()]);
  expect(new Set(references).size).toBe(1);
  expect(await attemptsUsed(orderId)).toBe(1);
});

test('a passenger who prefers reduced motion sees none during a payment', async () => {
  const order = await payingFor(1, { reducedMotion: 'reduce' });
  await order.pay('00003');
  await order.progress.waitFor();
  const longest = await order.page.evaluate(() =>
    Math.max(0, ...document.getAnimations().map((each) => Number(each.effect?.getComputedTiming().activeDuration))),
  );
  expect(longest).toBeLessThan(1);
});

test('an incomplete code is not sent', async () => {
  const order = await payingFor(1);
  await order.code.fill('123');
  await order.page.getByRole('button', { name: /^Pay/ }).click();
  await order.page.getByText('Enter all 5 digits of the code.').waitFor();
  expect(await order.code.getAttribute('aria-invalid')).toBe('true');
});

test('a double click pays once, and a reload shows the running payment', async () => {
  const { orderId } = await openOrder();
  const order = await OrderPage.open(await passenger(baseUrl), orderId);
  let requests = 0;
  order.page.on('request', (request) => {
    if (request.url().includes('orders.pay')) requests += 1;
  });
  await order.code.fill('00003');
  await order.page.getByRole('button', { name: /^Pay/ }).dblclick();
  await order.progress.waitFor();
  await order.page.reload();
  await order.progress.waitFor();
  await order.confirmed();
  expect([requests, await attemptsUsed(orderId)]).toEqual([1, 1]);
});

test('a passenger who opens the question of cancelling and keeps the seats loses no focus', async () => {
  const { page } = await payingFor(1);
  const cancel = page.getByRole('button', { name: 'Cancel booking' });
  const keep = page.getByRole('button', { name: 'Keep seats' });
  await cancel.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => hasFocus(keep)).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => hasFocus(cancel)).toBe(true);
});

test('a passenger who cancelled by mistake holds the same seats again with one press', async () => {
  const { orderId, flightId, seats } = await openOrder(2);
  const order = await OrderPage.open(await passenger(baseUrl), orderId);
  await order.cancel();
  await order.ended();
  await seatsAreFree(flightId, seats);
  await order.holdAgain();
  await order.page.waitForURL((url) => url.pathname.startsWith('/orders/') && !url.pathname.includes(orderId));
  expect(await order.payingFor()).toBe(`${seats.join(' and ')} for 2 adults`);
  await order.pay('11111');
  await order.confirmed();
});

test('a passenger whose payment was declined for good pays another way for the same seats', async () => {
  const { orderId, flightId, seats } = await openOrder(1);
  const order = await OrderPage.open(await passenger(baseUrl), orderId);
  await order.pay('00000');
  await order.ended();
  await seatsAreFree(flightId, seats);
  await order.holdAgain();
  await order.page.getByRole('heading', { name: 'Pay for your seat' }).waitFor();
  await order.pay('11111');
  await order.confirmed();
});

test('a passenger reads which seats are gone, and finds the others held on the map', async () => {
  const { orderId, flightId, seats } = await openOrder(2);
  const [gone = '', kept = ''] = seats;
  const order = await OrderPage.open(await passenger(baseUrl), orderId);
  await order.cancel();
  await order.ended();
  await seatsAreFree(flightId, seats);
  await othersHold(flightId, [gone]);
  await order.holdAgain();
  await order.page.waitForURL(/\/flights\//);
  const flight = new FlightPage(order.page);
  expect(await flight.notice()).toBe(`${gone} is no longer free.`);
  await flight.looks(kept, 'mine');
  await flight.looks(gone, 'held');
});

test('every step says who travels, and leads back to the results', async () => {
  const order = await payingFor(2);
  await order.page.getByRole('heading', { name: 'Price for 2 adults' }).waitFor();
  const trail = order.page.getByRole('navigation', { name: 'Your trip' });
  expect(await textOf(trail.locator('[aria-current="step"]'))).toBe('Pay');
  expect(await trail.getByRole('link').getAttribute('href')).toMatch(/^\/\?from=\w{3}&to=SIN&on=[-\d]{10}&adults=2$/);
  await order.pay('11111');
  await order.confirmed();
  await order.page.getByRole('heading', { name: 'What you paid for 2 adults' }).waitFor();
  await trail.getByRole('link').click();
  await order.page.waitForURL(/\/\?from=/);
});

test('the bar of the time left has an edge where the browser replaces all colours', async () => {
  const order = await payingFor(1, { forcedColors: 'active' });
  const bar = order.page.locator('progress');
  const edge = await bar.evaluate((element) => getComputedStyle(element).borderTopWidth);
  expect(edge).toBe('1px');
});

test('a passenger reads the price of each seat', async () => {
  const order = await payingFor(2);
  const lines = await order.page.getByRole('table', { name: 'Seat prices' }).getByRole('row').allTextContents();
  expect(lines.filter((line) => line.includes('€'))).toHaveLength(3);
});

test('a printed confirmation has the reference and no buttons', async () => {
  const order = await payingFor();
  await order.pay('11111');
  await order.confirmed();
  await order.page.emulateMedia({ media: 'print' });
  expect(await order.page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  expect(await order.page.getByText('Booking reference').isVisible()).toBe(true);
});

test('every state of an order is accessible at every width and in all colours', async () => {
  const order = await payingFor(2);
  await expectAccessibleInEveryLook(order.page);
  await order.pay('00001');
  await order.paymentError();
  await expectAccessibleInEveryLook(order.page);
  await order.pay('11111');
  await order.confirmed();
  await expectAccessibleInEveryLook(order.page);
  const cancelled = await payingFor(1);
  await cancelled.cancel();
  await cancelled.ended();
  await expectAccessibleInEveryLook(cancelled.page);
});

test('a running payment is accessible', async () => {
  const order = await payingFor();
  await order.pay('00003');
  await order.progress.waitFor();
  await expectAccessible(order.page);
  await order.confirmed();
});
