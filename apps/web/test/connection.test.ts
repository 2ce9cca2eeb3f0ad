import { Wire } from '@jumpseat/db/testing';
import { expect, inject, onTestFinished, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { aFlight, othersHold } from './flights.ts';
import { openOrder } from './orders.ts';
import { FlightPage } from './pages/flight-page.ts';
import { HomePage } from './pages/home-page.ts';
import { OrderPage } from './pages/order-page.ts';
import { textOf } from './pages/text.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

test('a page on an offline device says so, does not move, and is live again by itself', async () => {
  const page = await passenger(baseUrl);
  const { orderId } = await openOrder();
  const order = await OrderPage.open(page, orderId);
  await page.getByTestId('connection').getByText('Live').waitFor();
  const before = await order.code.boundingBox();
  await page.context().setOffline(true);
  const notice = page.getByTestId('connection-notice');
  await notice.getByText("You're offline.").waitFor();
  expect(await order.code.boundingBox()).toEqual(before);
  await expectAccessible(page);
  await page.context().setOffline(false);
  await notice.getByText("You're offline.").waitFor({ state: 'detached' });
  await page.getByTestId('connection').getByText('Live').waitFor();
});

test('a seat tapped offline is not held yet, and is asked for once when the network is back', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('demo-30'));
  const { page } = flight;
  let requests = 0;
  page.on('request', (request) => {
    if (request.url().includes('orders.create')) requests += 1;
  });
  await page.context().setOffline(true);
  await page.getByTestId('connection-notice').getByText("You're offline.").waitFor();
  await flight.click('A1');
  expect(await flight.notice()).toBe("A1 isn't held yet: you're offline.");
  await flight.looks('A1', 'confirming');
  await flight.click('A2');
  expect(await flight.notice()).toBe("A1 and A2 aren't held yet: you're offline.");
  await expectAccessible(page);
  await flight.click('A2');
  await flight.looks('A2', 'available');
  expect(requests).toBe(0);

  await page.context().setOffline(false);
  await flight.looks('A1', 'mine');
  expect(await flight.orders()).toMatchObject([{ seats: ['A1'] }]);
  expect(requests).toBe(1);
});

test('a visitor who opens a page offline reads so, and it opens when the network is back', async () => {
  const page = await passenger(baseUrl);
  const home = await HomePage.open(page);
  await page.context().setOffline(true);
  const link = home.page.locator('a[href^="/flights/"]').first();
  const address = await link.getAttribute('href');
  await link.click();
  await page.getByRole('heading', { level: 1, name: "You're offline" }).waitFor();
  await page.context().setOffline(false);
  await new FlightPage(page).live();
  expect(page.url()).toBe(new URL(`${address}`, baseUrl).href);
});

test('a passenger whose browser stores nothing books all the same', async () => {
  const page = await passenger(baseUrl);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The request was denied.', 'SecurityError');
      },
    });
  });
  const flight = await FlightPage.open(page, await aFlight('demo-30'));
  await flight.hold('A1');
  const order = await flight.toPayment();
  await order.pay('11111');
  expect(await order.confirmed()).toMatch(/^[0-9A-Z]{6}$/);
});

test('a page without a connection says so, and afterwards shows what it missed', async () => {
  const flightId = await aFlight('demo-30');
  const wire = await Wire.to(baseUrl);
  onTestFinished(() => wire.cut());
  const page = await passenger(wire.url);
  const flight = await FlightPage.open(page, flightId);
  await wire.cut();
  const notice = page.getByTestId('connection-notice');
  await notice.getByText('Reconnecting to Jumpseat').waitFor();
  await expectAccessible(page);
  await othersHold(flightId, ['A1']);
  await flight.looks('A1', 'available');
  await wire.mend();
  // The client retries after at most 15 seconds.
  await page.locator('[data-seat="A1"][data-look="held"]').waitFor({ timeout: 30_000 });
  await flight.live();
  await notice.getByText('Reconnecting').waitFor({ state: 'detached' });
});

test('a page notices a silent connection within 20 s, and within 8 s when it comes back into view', async () => {
  const wire = await Wire.to(baseUrl);
  onTestFinished(() => wire.cut());
  const page = await passenger(wire.url);
  await FlightPage.open(page, await aFlight('demo-30'));
  const connecting = page.getByTestId('connection').getByText('Connecting');
  wire.stall();
  await connecting.waitFor({ timeout: 20_000 });
  wire.resume();
  await page.getByTestId('connection').getByText('Live').waitFor();

  wire.stall();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await connecting.waitFor({ timeout: 8_000 });
});

test('a passenger whose payment got no answer reads so and pays again', async () => {
  const page = await passenger(baseUrl);
  const { orderId } = await openOrder();
  const order = await OrderPage.open(page, orderId);
  await page.route('**/trpc/orders.pay', (route) => route.abort());
  await order.pay('11111');
  expect(await textOf(page.getByTestId('notice').locator('strong'))).toBe("We can't reach Jumpseat.");
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.unroute('**/trpc/orders.pay');
  await order.pay('11111');
  await order.confirmed();
});

test.each(['/orders/no-such-order', '/flights/NONE', '/no/such/page'])(
  'the page of the missing %s has a title, a way to the flights, and is accessible',
  async (address) => {
    const page = await passenger(baseUrl);
    expect((await page.goto(address))?.status()).toBe(404);
    const heading = await textOf(page.getByRole('heading', { level: 1 }));
    expect(await page.title()).toBe(`${heading} · Jumpseat`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 844 });
        await expectAccessible(page);
      }
    }
    await page.getByRole('link', { name: 'See all flights' }).click();
    await page.getByRole('button', { name: 'Find flights' }).waitFor();
  },
);

test('at 200 % zoom nothing is cut off, and every target has 24 pixels', async () => {
  const { orderId, flightId } = await openOrder();
  // 1280 pixels at 200 % are 640.
  const page = await passenger(baseUrl, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  for (const open of [
    () => HomePage.open(page, '?from=ZRH&to=LHR&on=2099-01-01'),
    () => OrderPage.open(page, orderId),
    () => FlightPage.open(page, flightId),
  ]) {
    await open();
    const { overflow, small } = await page.evaluate(() => ({
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      small: [...document.querySelectorAll('a, button, input, select, summary, [data-seat]')]
        .map((target) => ({ name: target.outerHTML.slice(0, 80), box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
        .map(({ name }) => name),
    }));
    expect([overflow, small]).toEqual([0, []]);
  }
});

/** An entry of the type layout-shift, which TypeScript doesn't know. */
interface Shift {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

test('nothing moves while the pages load', async () => {
  const { orderId, flightId } = await openOrder();
  const page = await passenger(baseUrl);
  for (const open of [
    () => HomePage.open(page),
    () => OrderPage.open(page, orderId),
    () => FlightPage.open(page, flightId),
  ]) {
    await open();
    const { sum, moved } = await page.evaluate(async () => {
      await document.fonts.ready;
      const observer = new PerformanceObserver(() => {});
      observer.observe({ type: 'layout-shift', buffered: true });
      const shifts = observer.takeRecords() as unknown as Shift[];
      return {
        sum: shifts.reduce((before, { value }) => before + value, 0),
        moved: shifts.flatMap(({ sources }) =>
          sources.map(({ node, previousRect: from, currentRect: to }) => {
            const by = `by ${Math.round(to.x - from.x)}, ${Math.round(to.y - from.y)} pixels`;
            return `${node?.parentElement?.outerHTML.slice(0, 120)} ${by}`;
          }),
        ),
      };
    });
    expect(sum, `${page.url()} moves ${moved.join('\n')}`).toBeLessThan(0.02);
  }
});
