import { gzipSync } from 'node:zlib';
import { connect, createSeatStore } from '@jumpseat/db';
import { instant } from '@jumpseat/domain';
import type { Page, Request } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { aFlight } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');
const DESK = { viewport: { width: 1440, height: 900 } } as const;

const KILOBYTE = 1_000;
const MOST_HTML_KB = 40;
const MOST_SCRIPT_KB = 120;
const VISITS = 5;
const CHANGES_PER_SECOND = 50;
const SEATS_EACH = 5;
/** Prime, and no part of the number of seats: each seat has its turn, here and there on the map. */
const STRIDE = 53;
const SECONDS = 8;

/** The middle one. */
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The page notes when a seat of its map first answers to a pointer, in milliseconds since the visit began. */
async function timed(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const point = () => {
      const seat = document.querySelector('[data-seat]');
      seat?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
      if (document.querySelector('[data-testid="seat-card"]')) performance.mark('interactive');
      else setTimeout(point, 5);
    };
    point();
  });
}

test('the flight page comes in less than 40 kB, and brings less than 120 kB of script, gzipped', async () => {
  const page = await passenger(baseUrl, DESK);
  const scripts: Promise<Buffer>[] = [];
  const documents: Request[] = [];
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script') scripts.push(answer.body());
    if (answer.request().resourceType() === 'document') documents.push(answer.request());
  });
  await FlightPage.open(page, await aFlight('a380-800'));
  const [sizes] = await Promise.all(documents.map((each) => each.sizes()));
  const sent = (sizes?.responseBodySize ?? 0) / KILOBYTE;
  console.info(`flight page: ${sent.toFixed(1)} kB of HTML as it was sent`);
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(MOST_HTML_KB);
  const bodies = await Promise.all(scripts);
  const size = bodies.reduce((total, body) => total + gzipSync(body).length, 0) / KILOBYTE;
  console.info(`flight page: ${size.toFixed(1)} kB of script gzipped, in ${bodies.length} files`);
  expect(bodies.length).toBeGreaterThan(0);
  expect(size).toBeLessThan(MOST_SCRIPT_KB);
});

test.each([
  ['', 1],
  [', the processor four times slower', 4],
])('the map of 517 seats answers to the pointer soon%s', async (words, rate) => {
  const flightId = await aFlight('a380-800');
  const times: number[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const page = await passenger(baseUrl, DESK);
    await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });
    await timed(page);
    await page.goto(`/flights/${flightId}`);
    await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
    times.push(await page.evaluate(() => performance.getEntriesByName('interactive')[0]?.startTime ?? 0));
  }
  const inOrder = times.toSorted((a, b) => a - b).map((ms) => Math.round(ms));
  console.info(`517 seats interactive${words}: median ${median(inOrder)} ms of ${inOrder.join(', ')} (goal 1000)`);
  // Twice the goal, slowed down as the page is: other suites and other people use the machine.
  expect(median(times)).toBeLessThan(2_000 * rate);
});

test('the map keeps its frames while 50 seats a second change', async () => {
  const flightId = await aFlight('a380-800');
  const { page } = await FlightPage.open(await passenger(baseUrl, DESK), flightId);
  const codes = await page
    .locator('[data-seat]')
    .evaluateAll((all) => all.map((each) => `${each.getAttribute('data-seat')}`));
  const database = connect(inject('databaseUrl'), { max: 1 });
  const seats = createSeatStore(database);
  let version = 0;
  const change = () => {
    version += 1;
    const changes = Array.from({ length: SEATS_EACH }, (_, each) => {
      const at = version * SEATS_EACH + each;
      const seat = codes[(at * STRIDE) % codes.length] ?? '';
      const holds = Math.floor(at / codes.length) % 2 === 0;
      return holds
        ? { seat, status: 'HELD' as const, orderId: 'someone', leaseUntil: instant(Date.now() + 900_000) }
        : { seat, status: 'AVAILABLE' as const, orderId: null, leaseUntil: null };
    });
    return seats.projectSeats({ flightId, blockId: 'all', version, changes });
  };
  await page.evaluate(() => {
    const seen = { frames: [] as number[], changes: 0 };
    Object.assign(window, { seen });
    const map = document.querySelector('[data-testid="seat-map"]');
    if (map) {
      new MutationObserver((records) => {
        seen.changes += records.length;
      }).observe(map, { subtree: true, attributeFilter: ['data-look'] });
    }
    let last = performance.now();
    const frame = (now: number) => {
      seen.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const began = performance.now();
  while (performance.now() - began < SECONDS * 1_000) {
    const due = Math.floor((((performance.now() - began) / 1_000) * CHANGES_PER_SECOND) / SEATS_EACH);
    if (version < due) await change();
    else await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const { frames, changes } = await page.evaluate(
    () => (window as unknown as { seen: { frames: number[]; changes: number } }).seen,
  );
  await database.close();
  const total = frames.reduce((sum, ms) => sum + ms, 0);
  const late = frames.filter((ms) => ms > 25).length;
  const perSecond = (1_000 * frames.length) / total;
  const changed = (1_000 * changes) / total;
  const longest = Math.round(Math.max(...frames));
  console.info(
    `${changed.toFixed(0)} seats a second change: ${perSecond.toFixed(1)} frames a second, ` +
      `median ${median(frames).toFixed(1)} ms, ${late} of ${frames.length} late, longest ${longest} ms (goal 60)`,
  );
  expect(changed).toBeGreaterThan(CHANGES_PER_SECOND * 0.8);
  // Half the goal: other suites and other people use the machine.
  expect(perSecond).toBeGreaterThan(30);
});
