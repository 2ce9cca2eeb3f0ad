import { expect, inject, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { aFlight } from './flights.ts';
import { openOrder } from './orders.ts';
import { HomePage } from './pages/home-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

const TEXT_PAGES = [
  ['/help', 'Help'],
  ['/accessibility', 'Accessibility'],
  ['/terms', 'Terms'],
] as const;

/** What search engines and previews read of a page, as the server sends it. */
async function headOf(path: string) {
  const html = await (await fetch(`${baseUrl}${path}`, { headers: { accept: 'text/html' } })).text();
  const contentOf = (name: string) => html.match(new RegExp(`(?:name|property)="${name}" content="([^"]*)"`))?.[1];
  return { contentOf, canonical: html.match(/rel="canonical" href="([^"]*)"/)?.[1] };
}

/** The width and the height of a PNG, in pixels. */
function sizeOf(png: Buffer): [width: number, height: number] {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('a passenger sees flights first and the demo flights last', async () => {
  const { page } = await HomePage.open(await passenger(baseUrl));
  const headings = (await page.getByRole('heading', { level: 2 }).allTextContents()).map((words) => words.trim());
  expect(headings).toEqual(['Leaving soon', 'Demo flights']);
  await page
    .getByRole('region', { name: 'Demo flights' })
    .getByRole('link', { name: /^FL123 · Zurich to Lisbon/ })
    .click();
  await page.waitForURL('**/flights/FL123');
});

test('the footer leads to help, the accessibility statement, the terms and the API for developers', async () => {
  const { page } = await HomePage.open(await passenger(baseUrl));
  const more = page.getByRole('navigation', { name: 'More' });
  for (const [path, name] of TEXT_PAGES) {
    await more.getByRole('link', { name }).click();
    await page.waitForURL(`**${path}`);
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }
  await more.getByRole('link', { name: 'API for developers' }).click();
  await page.waitForURL('**/docs**');
});

test('a passenger chooses a theme from a menu by keyboard, and it stays', async () => {
  const { page } = await HomePage.open(await passenger(baseUrl, { colorScheme: 'light' }));
  const button = page.getByRole('button', { name: 'Theme' });
  const item = (name: string) => page.getByRole('menuitemradio', { name });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  // Until its scripts have come, the page ignores the key.
  await expect
    .poll(
      async () => {
        await button.press('ArrowDown');
        return item('System').isVisible();
      },
      { timeout: 15_000 },
    )
    .toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  expect(await item('System').getAttribute('aria-checked')).toBe('true');
  expect(await page.getByRole('menuitemradio').allInnerTexts()).toEqual(['System', 'Light', 'Dark']);
  await expect.poll(focused).toBe('System');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Light');
  await page.keyboard.press('End');
  expect(await focused()).toBe('Dark');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('System');
  await page.keyboard.press('d');
  await page.keyboard.press('Enter');
  await expect.poll(theme).toBe('dark');
  expect(await button.getAttribute('aria-label')).toBe('Theme: Dark');
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.reload();
  expect(await theme()).toBe('dark');

  await page.keyboard.press('Escape');
  await button.click();
  await item('Dark').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await item('Dark').waitFor({ state: 'hidden' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await button.click();
  await page.getByRole('heading', { level: 1 }).click();
  await item('Dark').waitFor({ state: 'hidden' });
});

test('a link to a flight is previewed with a description and a picture of its seats', async () => {
  const flightId = await aFlight('a380-800');
  const path = `/flights/${flightId}`;
  const { contentOf, canonical } = await headOf(path);
  expect(canonical).toBe(`${baseUrl}${path}`);
  expect(contentOf('description')).toMatch(/^Choose your seats on .+ from .+ to .+ on .+\./);
  expect(contentOf('og:title')).toMatch(/ to /);
  expect(contentOf('og:url')).toBe(canonical);
  expect(contentOf('twitter:card')).toBe('summary_large_image');
  const answer = await fetch(`${contentOf('og:image')}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('cache-control')).toContain('public');
  const picture = Buffer.from(await answer.arrayBuffer());
  expect(sizeOf(picture)).toEqual([1_200, 630]);
  const smaller = await fetch(`${baseUrl}/og/flights/FL123`);
  expect(Buffer.from(await smaller.arrayBuffer()).equals(picture)).toBe(false);
  expect((await fetch(`${baseUrl}/og/flights/NONE`)).status).toBe(404);
});

test.each(['/', '/?from=ZRH&to=LHR&on=2099-01-01', ...TEXT_PAGES.map(([path]) => path)])(
  '%s has a description, a canonical address and a picture',
  async (path) => {
    const { contentOf, canonical } = await headOf(path);
    expect(canonical).toBe(`${baseUrl}${path.replace(/\?.*/, '')}`);
    expect(contentOf('description')?.length).toBeGreaterThan(40);
    expect(contentOf('robots')).toBeUndefined();
    const answer = await fetch(`${contentOf('og:image')}`);
    expect(sizeOf(Buffer.from(await answer.arrayBuffer()))).toEqual([1_200, 630]);
  },
);

test('a search engine never lists an order', async () => {
  const page = await passenger(baseUrl);
  await page.goto(`/orders/${(await openOrder()).orderId}`);
  expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex');
  expect(await page.locator('link[rel="canonical"], meta[property="og:image"]').count()).toBe(0);
});

test('a search engine finds the sitemap, with the pages that stay and the flights on sale', async () => {
  const flightId = await aFlight('atr72-600');
  const robots = await (await fetch(`${baseUrl}/robots.txt`)).text();
  expect(robots).toContain('User-agent: *');
  const [, address = ''] = robots.match(/^Sitemap: (.+)$/m) ?? [];
  const sitemap = await fetch(address);
  expect(sitemap.headers.get('content-type')).toContain('application/xml');
  const listed = [...(await sitemap.text()).matchAll(/<loc>(.+?)<\/loc>/g)].map(([, url]) => url);
  expect(listed).toEqual(expect.arrayContaining([`${baseUrl}/`, `${baseUrl}/terms`, `${baseUrl}/flights/${flightId}`]));
  expect(listed.filter((url) => url?.includes('/orders/'))).toEqual([]);
});

test('a visitor can install Jumpseat: the manifest has a name, a start, and icons of every kind', async () => {
  const { page } = await HomePage.open(await passenger(baseUrl));
  const address = await page.locator('link[rel="manifest"]').getAttribute('href');
  const answer = await fetch(new URL(`${address}`, baseUrl));
  expect(answer.headers.get('content-type')).toContain('application/manifest+json');
  const manifest = (await answer.json()) as { icons: { src: string; type: string; purpose?: string }[] };
  expect(manifest).toMatchObject({ short_name: 'Jumpseat', id: '/', start_url: '/', display: 'standalone' });
  expect(manifest.icons.map(({ purpose = 'any' }) => purpose)).toEqual(expect.arrayContaining(['any', 'maskable']));
  for (const { src, type } of manifest.icons) {
    const icon = await fetch(`${baseUrl}${src}`);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, type]);
  }
});

test('a browser that asks for favicon.ico gets one', async () => {
  const answer = await fetch(`${baseUrl}/favicon.ico`);
  expect(answer.status).toBe(200);
  const icon = Buffer.from(await answer.arrayBuffer());
  expect([icon.readUInt16LE(0), icon.readUInt16LE(2)]).toEqual([0, 1]);
});
