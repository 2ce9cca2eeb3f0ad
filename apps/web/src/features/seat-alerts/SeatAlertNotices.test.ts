import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { aWatchedFlight } from './a-watched-flight.ts';
import SeatAlertNotices from './SeatAlertNotices.svelte';
import { MAX_ALERTS, SeatAlerts } from './seat-alerts.svelte.ts';

beforeEach(() => sessionStorage.clear());

const JS201 = { id: 'JS201', number: 'JS201', origin: 'ZRH', destination: 'LHR' };
const textIn = (element: Element) => element.textContent?.trim();

/** A page on which others hold every seat. The group is complete if it has a seat already. */
async function aPage({ codes = ['12A', '14C'], own }: { codes?: string[]; own?: string } = {}) {
  const held = Object.fromEntries(codes.map((code) => [code, 'HELD' as const]));
  const made = aWatchedFlight({ ...held, ...(own !== undefined && { [own]: 'HELD' as const }) });
  if (own !== undefined) made.chosen.add(own);
  const alerts = new SeatAlerts(made.seating);
  const onhold = vi.fn();
  const party = own === undefined ? null : [{ kind: 'adult' } as const];
  const { seating } = made;
  const screen = await render(SeatAlertNotices, { alerts, seating, selection: { party }, flight: JS201, onhold });
  const region = screen.getByTestId('seat-alerts');
  const button = (name: string | RegExp) => screen.getByRole('button', { name });
  return { ...made, alerts, onhold, screen, region, button };
}

test('a passenger who asks about a held seat can wait for it, and holds it with one press', async () => {
  const { alerts, others, region, button, chosen, onhold } = await aPage();
  alerts.ask('12A');
  await expect.element(region).toMatchTextContent(/12A is held by someone else\./);
  const tell = button('Tell me when 12A is free');
  await expect.element(tell).toHaveAttribute('aria-pressed', 'false');
  await tell.click();
  await expect.element(tell).toHaveAttribute('aria-pressed', 'true');
  await expect.element(region).toMatchTextContent(/Keep this page open/);
  others('AVAILABLE', '12A');
  await expect.element(region).toMatchTextContent(/12A is free\./);
  await button(/^Hold 12A/).click();
  expect([[...chosen], onhold.mock.calls]).toEqual([['12A'], [['12A']]]);
  await expect.poll(() => textIn(region.element())).toBe('');
});

test('a screen reader hears the news from a region that was there before', async () => {
  const { alerts, others, region } = await aPage();
  const before = region.element();
  expect([before.getAttribute('aria-live'), textIn(before)]).toEqual(['polite', '']);
  alerts.toggle('12A');
  others('AVAILABLE', '12A');
  await expect.element(region).toMatchTextContent(/^12A is free\./);
  expect(region.element()).toBe(before);
});

test('a passenger whose group is complete takes the seat instead of another one', async () => {
  const { alerts, others, button, chosen, onhold } = await aPage({ own: '20C' });
  alerts.toggle('12A');
  others('AVAILABLE', '12A');
  await button('Hold 12A instead of 20C').click();
  expect([[...chosen], onhold.mock.calls]).toEqual([['12A'], [['12A']]]);
});

test('a passenger who waits for a seat reads that someone else booked it, until they dismiss that', async () => {
  const { alerts, others, region, button } = await aPage();
  alerts.toggle('12A');
  others('BOOKED', '12A');
  await expect.element(region).toMatchTextContent(/12A was booked by someone else\./);
  await button('Dismiss').click();
  await expect.poll(() => textIn(region.element())).toBe('');
});

test('the title of the page says which seats are free, until the passenger has seen it', async () => {
  const { alerts, others, button } = await aPage();
  document.title = 'JS201';
  alerts.toggle('12A');
  alerts.toggle('14C');
  others('AVAILABLE', '12A', '14C');
  await expect.poll(() => document.title).toBe('12A and 14C are free · JS201');
  await button('Dismiss').click();
  await expect.poll(() => document.title).toBe('JS201');
});

test('the focus stays in the region when the focused button goes away', async () => {
  const { alerts, others, region, button } = await aPage();
  alerts.ask('12A');
  const tell = button('Tell me when 12A is free');
  await expect.element(tell).toBeInTheDocument();
  (tell.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(tell).toHaveAttribute('aria-pressed', 'true');
  expect(document.activeElement).toBe(tell.element());
  others('BOOKED', '12A');
  await expect.element(region).toMatchTextContent(/booked by someone else/);
  await expect.poll(() => document.activeElement).toBe(region.element());
});

test('a passenger who waits for five seats stops waiting for one before they wait for another', async () => {
  const codes = ['12A', '12B', '12C', '14A', '14B', '14C'];
  const { alerts, region, button } = await aPage({ codes });
  for (const code of codes.slice(0, MAX_ALERTS)) alerts.toggle(code);
  alerts.ask('14C');
  await expect.element(region).toMatchTextContent(/You can wait for 5 seats at a time\./);
  await button('Stop waiting for 12B').click();
  await button('Tell me when 14C is free').click();
  expect(alerts.wanted).toEqual(['12A', '12C', '14A', '14B', '14C']);
});
