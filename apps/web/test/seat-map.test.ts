import { expect, inject, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { aFlight, othersHold } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

async function open(layoutId: string, options = {}): Promise<FlightPage> {
  return FlightPage.open(await passenger(baseUrl, options), await aFlight(layoutId));
}

test('a passenger sees all seats on both decks of an A380, with a small map beside them', async () => {
  const { page } = await open('a380-800', { viewport: { width: 1440, height: 900 } });
  const main = await page.locator('[data-seat]').count();
  await page.getByTestId('mini-map').waitFor();
  await page.getByRole('button', { name: 'Upper deck' }).click();
  await page.locator('[data-seat="1A"]').waitFor();
  expect(main + (await page.locator('[data-seat]').count())).toBe(517);
});

test.each([
  ['desktop', { viewport: { width: 1440, height: 900 } }],
  ['phone', PHONE],
] as const)('on a %s the small map shows its window from the start and can be dragged', async (_, options) => {
  const { page, frame } = await open('a380-800', options);
  const small = page.getByTestId('mini-map');
  const part = small.locator('.view');
  const boxOf = async (of: typeof small) => (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const { x, y, width, height } = await boxOf(small);
  const before = await boxOf(part);
  expect(before.height).toBeGreaterThan(5);
  expect(before.height).toBeLessThan(height);
  const isSeen = async (seat: string) => {
    const box = await boxOf(page.locator(`[data-seat="${seat}"]`));
    const limits = await boxOf(frame);
    return box.y >= limits.y && box.y + box.height <= limits.y + limits.height;
  };
  expect(await isSeen('88H')).toBe(false);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height * 0.75);
  await page.mouse.move(x + width / 2, y + height * 0.97);
  await expect.poll(() => isSeen('88H')).toBe(true);
  await page.mouse.up();
  expect((await boxOf(part)).y).toBeGreaterThan(before.y);
  await page.mouse.move(x + width / 2, y + 2);
  expect(await isSeen('88H')).toBe(true);
});

test('on a phone every seat is a target of at least 36 px, and only the map scrolls sideways', async () => {
  for (const layout of ['a380-800', 'a350-900', 'a320neo', 'demo-30']) {
    const { page, frame } = await open(layout, PHONE);
    const sides = await page.locator('[data-seat] .body').evaluateAll((seats) =>
      seats.map((seat) => {
        const { width, height } = seat.getBoundingClientRect();
        return Math.min(width, height);
      }),
    );
    expect(Math.min(...sides), layout).toBeGreaterThanOrEqual(36);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const scrolls = await frame.evaluate((map) => map.scrollWidth > map.clientWidth);
    expect(scrolls, layout).toBe(layout !== 'a320neo');
  }
});

test('a passenger zooms by button, wheel, key and two fingers, and the map keeps its place', async () => {
  const { page } = await open('a320neo', { viewport: { width: 1440, height: 900 } });
  const seat = page.locator('[data-seat="7C"]');
  const box = async () => (await seat.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const { width } = await box();
  await page.getByRole('button', { name: 'Zoom in' }).first().click();
  expect((await box()).width / width).toBeCloseTo(1.25, 2);
  await page.getByRole('button', { name: 'Reset zoom' }).first().click();
  expect((await box()).width).toBeCloseTo(width, 1);

  await seat.hover();
  const before = await box();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await box()).width / width).toBeGreaterThan(1.5);
  const after = await box();
  expect(Math.abs(after.y + after.height / 2 - before.y - before.height / 2)).toBeLessThan(3);

  await page.getByRole('button', { name: 'Reset zoom' }).first().click();
  await seat.focus();
  await page.keyboard.press('+');
  expect((await box()).width / width).toBeCloseTo(1.25, 2);

  const phone = await open('a320neo', PHONE);
  const touched = phone.page.locator('[data-seat="7C"]');
  const wide = (await touched.boundingBox())?.width ?? 0;
  await touched.evaluate((seat) => {
    const finger = (identifier: number, clientX: number) =>
      new Touch({ identifier, target: seat, clientX, clientY: 400 });
    const send = (type: string, ...touches: Touch[]) =>
      seat.dispatchEvent(new TouchEvent(type, { touches, bubbles: true, cancelable: true }));
    send('touchstart', finger(1, 150), finger(2, 250));
    send('touchmove', finger(1, 100), finger(2, 300));
    send('touchend');
  });
  expect(((await touched.boundingBox())?.width ?? 0) / wide).toBeCloseTo(2, 1);
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('a change of one seat redraws that seat alone', async () => {
  const flightId = await aFlight('a380-800');
  const { page } = await FlightPage.open(await passenger(baseUrl), flightId);
  await page.evaluate(() => {
    const drawn = document.querySelector('[data-testid="seat-map"]');
    const changed = new Set<string>();
    Object.assign(window, { changed });
    if (drawn) {
      new MutationObserver((records) => {
        for (const { target } of records) {
          changed.add((target as Element).closest<SVGElement>('[data-seat]')?.dataset.seat ?? `${target.nodeName}`);
        }
      }).observe(drawn, { subtree: true, childList: true, attributes: true, characterData: true });
    }
  });
  await othersHold(flightId, ['70D']);
  await page.locator('[data-seat="70D"][data-look="held"]').waitFor();
  expect(await page.evaluate(() => [...(window as unknown as { changed: Set<string> }).changed])).toEqual(['70D']);
});

test('a passenger finds, reads and holds a seat by keys alone', async () => {
  const flight = await open('a320neo');
  const { page } = flight;
  expect(await page.locator('[data-testid="seat-map"] [tabindex="0"]').count()).toBe(1);
  for (let stops = 0; stops < 60 && !(await flight.focused()); stops += 1) await page.keyboard.press('Tab');
  expect(await flight.focused()).toBe('5A');
  const walk: [string, string][] = [
    ['ArrowDown', '6A'],
    ['End', '6F'],
    ['PageUp', '5F'],
    ['PageUp', '1F'],
    ['PageDown', '5F'],
    ['ArrowLeft', '5E'],
    ['Control+End', '30F'],
  ];
  for (const [key, seat] of walk) {
    await page.keyboard.press(key);
    expect(await flight.focused(), key).toBe(seat);
  }
  await page.keyboard.type('16c');
  expect(await flight.focused()).toBe('16C');
  expect(await flight.label('16C')).toBe('16C, available, aisle, €96');
  await page.getByTestId('seat-card').waitFor();
  await page.keyboard.press('Enter');
  await flight.looks('16C', 'mine');
  expect(await flight.seat('16C').getAttribute('aria-selected')).toBe('true');
  await page.getByTestId('announcer').getByText('16C: your seat.').waitFor();
  await page.keyboard.press('Tab');
  expect(await flight.focused()).toBeUndefined();
});

test('a typed code also moves to a seat on the other deck', async () => {
  const flight = await open('a380-800');
  await flight.seat('60D').focus();
  await flight.page.keyboard.type('22k');
  await expect.poll(() => flight.focused()).toBe('22K');
  expect(await flight.page.getByRole('button', { name: 'Upper deck' }).getAttribute('aria-pressed')).toBe('true');
});

test('on a phone the panel never covers the focused seat', async () => {
  const flight = await open('a320neo', PHONE);
  const { page } = flight;
  await flight.hold('5D');
  const walk = async () => {
    await flight.seat('5D').focus();
    for (let rows = 0; rows < 20; rows += 1) {
      await page.keyboard.press('ArrowDown');
      const seat = await flight.seat((await flight.focused()) ?? '').boundingBox();
      const panel = await page.getByTestId('panel').boundingBox();
      expect((seat?.y ?? 0) + (seat?.height ?? 0)).toBeLessThan(panel?.y ?? 0);
    }
  };
  await walk();
  await page.getByTestId('panel').getByRole('button', { name: 'Your seats in detail' }).click();
  await walk();
});

test('a screen reader hears what others do to the focused seat, and nothing of other seats', async () => {
  const flightId = await aFlight('a320neo');
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  await flight.seat('16C').focus();
  await othersHold(flightId, ['20A']);
  await flight.looks('20A', 'held');
  await othersHold(flightId, ['16C']);
  const announcer = flight.page.getByTestId('announcer');
  await expect.poll(() => announcer.textContent(), { timeout: 15_000 }).toBe('16C: held by someone else.');
});

test('a passenger highlights, compares and holds seats in the list', async () => {
  const flightId = await aFlight('a320neo');
  await othersHold(flightId, ['6A']);
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  const { page } = flight;
  await page.getByRole('button', { name: 'List' }).click();
  await flight.highlight('Window').click();
  await page.locator('[data-listed="6A"][data-look="held"]').waitFor();
  await flight.highlight('Available').click();
  await page.locator('[data-listed="6A"]').waitFor({ state: 'detached' });
  await flight.highlight('Seats for €98').click();
  const listed = await page.locator('[data-listed]').evaluateAll((all) => all.map((each) => each.textContent ?? ''));
  expect(listed).toHaveLength(49);
  expect(listed.every((label) => label.includes('window') && label.includes('€98.00'))).toBe(true);
  await page.locator('[data-listed="7A"]').click();
  await page.locator('[data-listed="7A"][data-look="mine"]').waitFor();
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  await flight.looks('7A', 'mine');
  await page.locator('[data-seat="7B"][data-dim]').waitFor();
  await flight.highlight('Booked').click();
  await flight.highlight('Available').click();
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByText('No seats match.').waitFor();
});

test('a highlight says which seats have its sign, and one press clears all', async () => {
  const flight = await open('a320neo');
  const { page } = flight;
  await flight.highlight('Extra legroom').click();
  await page.locator('[data-seat="20C"][data-dim]').waitFor();
  expect(await flight.seat('11C').getAttribute('data-dim')).toBeNull();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.locator('[data-dim]').first().waitFor({ state: 'detached' });
  const first = flight.highlight('Available');
  expect(await first.evaluate((chip) => chip === document.activeElement)).toBe(true);
});

test('each seat shows the tier of its price, and the card stands beside the hull', async () => {
  const flight = await open('a320neo', { viewport: { width: 1440, height: 900 } });
  const { page } = flight;
  const tiers = await Promise.all(['8B', '8C', '8A'].map((seat) => flight.seat(seat).getAttribute('data-tier')));
  expect(tiers).toEqual(['0', '1', '2']);
  for (const amount of ['€89', '€96', '€98']) await flight.highlight(`Seats for ${amount}`).waitFor();
  await flight.seat('8D').hover();
  const card = await page.getByTestId('seat-card').boundingBox();
  const last = await flight.seat('8F').boundingBox();
  expect(card?.x).toBeGreaterThan((last?.x ?? 0) + (last?.width ?? 0));
  const seat = await flight.seat('8D').boundingBox();
  expect(card?.y).toBeLessThan((seat?.y ?? 0) + (seat?.height ?? 0));
});

test('a question mark shows the keys of the map, and the focus returns to the seat', async () => {
  const flight = await open('a320neo');
  const { page } = flight;
  await flight.seat('8D').focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys of the seat map' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await flight.focused()).toBe('8D');
});
