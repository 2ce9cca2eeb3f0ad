import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { dateIn } from './dates.ts';
import { aFlight } from './flights.ts';
import { openWithScripts } from './pages/open-with-scripts.ts';
import { TravellersPage } from './pages/travellers-page.ts';
import { passengers, READS_OFFLINE } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

const languageOf = (page: Page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
const pathOf = (page: Page) => new URL(page.url()).pathname + new URL(page.url()).search;
const seat = (page: Page, code: string, look: string) => page.locator(`[data-seat="${code}"][data-look="${look}"]`);

/** Opens a flight's page and holds a seat on it. */
async function hold(page: Page, path: string, code: string): Promise<void> {
  await openWithScripts(page, path);
  await page.locator('[data-testid="seat-map"][aria-busy="false"]').waitFor();
  await page.locator(`[data-seat="${code}"]`).click();
  await seat(page, code, 'mine').waitFor();
}

test('a German passenger finds, books and keeps a flight in German', async () => {
  const page = await openWithScripts(await passenger(baseUrl, { locale: 'de-CH' }), '/');
  expect(pathOf(page)).toBe('/de');
  expect(await languageOf(page)).toEqual(['de', 'ltr']);
  await page.getByLabel('Von', { exact: true }).fill('Zürich');
  await page.getByLabel('Nach', { exact: true }).fill('Luxemburg');
  await page.getByRole('button', { name: 'Flüge suchen' }).click();
  await page.getByRole('heading', { name: 'Zürich nach Luxemburg' }).waitFor();
  expect(pathOf(page)).toMatch(/^\/de\?from=ZRH&to=LUX/);

  const flightId = await aFlight('demo-30');
  await hold(page, `/de/flights/${flightId}`, 'A1');
  await page.locator('a[href^="/de/orders/"]:visible').first().click();
  const travellers = await TravellersPage.opened(page);
  await travellers.enterAll();
  await travellers.proceed();
  await page.waitForURL('**/de/orders/*');
  await page.locator('input[name="code"]').fill('11111');
  await page.locator('form button[type="submit"]').click();
  await page.getByText('Gebucht und bezahlt: 1 Sitz').waitFor();
  expect(await page.title()).toContain('Gebucht');
});

test('a visitor chooses Arabic in the header, reads the same page from right to left, and it stays', async () => {
  const search = `?from=ZRH&to=LHR&on=${dateIn(2)}`;
  const page = await openWithScripts(await passenger(baseUrl), `/${search}`);
  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('menuitemradio', { name: 'العربية' }).click();
  await page.waitForURL('**/ar?**');
  expect(pathOf(page)).toBe(`/ar${search}`);
  expect(await languageOf(page)).toEqual(['ar', 'rtl']);
  await openWithScripts(page, '/help');
  expect(pathOf(page)).toBe('/ar/help');

  await openWithScripts(page, '/ar/help?language=en');
  expect(pathOf(page)).toBe('/help');
  await openWithScripts(page, '/');
  expect(await languageOf(page)).toEqual(['en', 'ltr']);
});

test('a link keeps its language, whatever the visitor prefers', async () => {
  const page = await openWithScripts(await passenger(baseUrl, { locale: 'de-DE' }), '/ar/terms');
  expect(await languageOf(page)).toEqual(['ar', 'rtl']);
});

test('offline a German visitor reads German: a kept page as it was, and that any other one needs the network', async () => {
  const page = await openWithScripts(await passenger(baseUrl, { ...READS_OFFLINE, locale: 'de-DE' }), '/de/help');
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/de/help')) !== undefined), { timeout: 20_000 })
    .toBe(true);
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText('Das war der Stand').waitFor();
  await page.goto('/de/flights/FL123');
  await page.getByRole('heading', { name: 'Sie sind offline' }).waitFor();
  expect(await languageOf(page)).toEqual(['de', 'ltr']);
});

test('without scripts a visitor changes the language in the footer', async () => {
  const page = await passenger(baseUrl, { javaScriptEnabled: false });
  await page.goto('/terms');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Deutsch' }).click();
  await page.waitForURL('**/de/terms');
});

test('in Arabic the page is mirrored, but not the cabin: A stays left of the nose', async () => {
  const page = await passenger(baseUrl, { viewport: { width: 1440, height: 900 } });
  const flightId = await aFlight('a320neo');
  await hold(page, `/ar/flights/${flightId}`, '11A');
  const box = async (selector: string) =>
    (await page.locator(selector).first().boundingBox()) ?? { x: NaN, width: NaN };
  const [windowSeat, aisleSeat] = [await box('[data-seat="12A"]'), await box('[data-seat="12C"]')];
  expect(windowSeat.x).toBeLessThan(aisleSeat.x);
  const [logo, main] = [await box('header a'), await box('main')];
  expect(logo.x).toBeGreaterThan(main.x + main.width / 2);
});
