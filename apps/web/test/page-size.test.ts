import { gzipSync } from 'node:zlib';
import type { Request } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { aFlight } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();

const KILOBYTE = 1_000;
const MAX_HTML_KB = 40;
/** With the texts of one language. */
const MAX_SCRIPT_KB = 125;

test('the flight page has less than 40 kB of HTML and 125 kB of script, gzipped', async () => {
  const page = await passenger(inject('baseUrl'), { viewport: { width: 1440, height: 900 } });
  const scripts: Promise<Buffer>[] = [];
  const documents: Request[] = [];
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script') scripts.push(answer.body());
    if (answer.request().resourceType() === 'document') documents.push(answer.request());
  });
  await FlightPage.open(page, await aFlight('a380-800'));
  const [sizes] = await Promise.all(documents.map((each) => each.sizes()));
  const sent = (sizes?.responseBodySize ?? 0) / KILOBYTE;
  console.info(`flight page: ${sent.toFixed(1)} kB of HTML as sent`);
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(MAX_HTML_KB);
  const bodies = await Promise.all(scripts);
  const size = bodies.reduce((total, body) => total + gzipSync(body).length, 0) / KILOBYTE;
  console.info(`flight page: ${size.toFixed(1)} kB of script gzipped, in ${bodies.length} files`);
  expect(bodies.length).toBeGreaterThan(0);
  expect(size).toBeLessThan(MAX_SCRIPT_KB);
});
