import type { Locator } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { FlightPage } from './pages/flight-page.ts';
import { HomePage } from './pages/home-page.ts';
import { OrderPage } from './pages/order-page.ts';
import { TravellersPage } from './pages/travellers-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

/** Presses Tab until the target has the focus. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < 80; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await target.page().keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

test('a passenger books without a mouse, from the search to the confirmation', async () => {
  const home = await HomePage.open(await passenger(baseUrl));
  const { page } = home;
  const { keyboard } = page;
  await tabTo(page.getByLabel('From', { exact: true }));
  await keyboard.type('New York');
  await tabTo(page.getByLabel('To', { exact: true }));
  await keyboard.type('Zurich');
  await tabTo(page.getByRole('button', { name: 'Find flights' }));
  await keyboard.press('Enter');
  await home.heading('New York to Zurich').waitFor();

  await tabTo(home.fares().first());
  await keyboard.press('Enter');
  await page.waitForURL(/\/flights\//);
  const flight = new FlightPage(page);
  await flight.live();
  await tabTo(page.locator('[data-testid="seat-map"] [tabindex="0"]'));
  await keyboard.press('ArrowDown');
  const seat = (await flight.focused()) ?? '';
  await keyboard.press('Enter');
  await flight.looks(seat, 'mine');

  await tabTo(page.getByRole('link', { name: 'Continue to travellers' }));
  await keyboard.press('Enter');
  await TravellersPage.opened(page);
  for (const [label, typed] of [
    ['Given name', 'Ada'],
    ['Family name', 'Lovelace'],
    ['E-mail', 'ada@example.com'],
  ] as const) {
    await tabTo(page.getByLabel(label, { exact: true }));
    await keyboard.type(typed);
  }
  await tabTo(page.getByRole('button', { name: 'Continue to payment' }));
  await keyboard.press('Enter');
  await page.waitForURL(/\/orders\/[^/]+$/);
  const order = new OrderPage(page);
  await tabTo(order.code);
  await keyboard.type('11111');
  await keyboard.press('Enter');
  expect(await order.confirmed()).toMatch(/^[0-9A-Z]{6}$/);
});
