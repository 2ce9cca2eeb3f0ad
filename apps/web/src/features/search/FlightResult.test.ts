import type { FlightSummary } from '@jumpseat/booking/contracts';
import { euros, type Party } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import FlightResult from './FlightResult.svelte';

const FLIGHT = {
  id: 'JS201-2026-12-01',
  number: 'JS201',
  origin: 'ZRH',
  destination: 'LHR',
  departsAt: '2026-12-01T05:45:00Z',
  arrivesAt: '2026-12-01T07:35:00Z',
  departsLocal: '2026-12-01T06:45',
  arrivesLocal: '2026-12-01T07:35',
  aircraft: 'Airbus A320neo',
  fares: { business: euros(48_000), economy: euros(8_900) },
  surcharges: { economy: { window: euros(900) } },
  seatsAvailable: 123,
  seatsAvailableByCabin: { business: 3, economy: 120 },
} as unknown as FlightSummary;

const FAMILY: Party = [{ kind: 'adult' }, { kind: 'adult' }, { kind: 'infant' }];

async function aResult(flight: Partial<FlightSummary> = {}, party: Party = [{ kind: 'adult' }], more = {}) {
  const screen = await render(FlightResult, { flight: { ...FLIGHT, ...flight }, party, ...more });
  const links = () =>
    screen
      .getByRole('link')
      .elements()
      .map((link) => ({
        words: link.textContent?.trim().replaceAll(/\s+/g, ' '),
        href: link.getAttribute('href'),
      }));
  return { screen, links };
}

test('each cabin is a link to its seats, the cheapest first, and the card has one name', async () => {
  const { screen, links } = await aResult();
  expect(links()).toEqual([
    { words: 'Economy from €89 on JS201 at 06:45', href: '/flights/JS201-2026-12-01?cabin=economy' },
    { words: 'Business €480 Only 3 left on JS201 at 06:45', href: '/flights/JS201-2026-12-01?cabin=business' },
  ]);
  await expect.element(screen.getByRole('article', { name: 'JS201, leaves at 06:45', exact: true })).toBeVisible();
  expect(screen.container.querySelector('a a, a button, button a')).toBeNull();
});

test('a family sees the price for all, in which a baby costs nothing, and takes its party along', async () => {
  const { links } = await aResult({}, FAMILY);
  expect(links()[0]).toEqual({
    words: 'Economy from €89 €178 for 3 on JS201 at 06:45',
    href: '/flights/JS201-2026-12-01?cabin=economy&adults=2&infants=1',
  });
});

test('a cabin with too few seats for the group says so, and a press beside the links opens another', async () => {
  const seatsAvailableByCabin = { business: 3, economy: 1 };
  const { screen, links } = await aResult({ seatsAvailable: 4, seatsAvailableByCabin }, FAMILY);
  expect(links()).toEqual([
    {
      words: 'Economy from €89 Only 1 left on JS201 at 06:45',
      href: '/flights/JS201-2026-12-01?cabin=economy&adults=2&infants=1',
    },
    {
      words: 'Business €480 €960 for 3 Only 3 left on JS201 at 06:45',
      href: '/flights/JS201-2026-12-01?cabin=business&adults=2&infants=1',
    },
  ]);
  const { left, top, width } = screen.getByText('Airbus A320neo').element().getBoundingClientRect();
  const pressed = document.elementFromPoint(left + width / 2, top + 5)?.closest('a');
  expect(pressed?.getAttribute('href')).toContain('cabin=business');
});

test('a sold-out cabin says so and is no link', async () => {
  const { screen, links } = await aResult({ seatsAvailableByCabin: { business: 3, economy: 0 } });
  expect(links()).toHaveLength(1);
  await expect.element(screen.getByRole('listitem').first()).toHaveTextContent('Economy Sold out');
});

test('the map of a full flight can still be opened', async () => {
  const { screen, links } = await aResult({ seatsAvailable: 0, seatsAvailableByCabin: { business: 0, economy: 0 } });
  await expect.element(screen.getByText('Full')).toBeVisible();
  expect(links()).toEqual([{ words: 'See the seats of JS201 at 06:45', href: '/flights/JS201-2026-12-01' }]);
});

test('a press beside the links opens the cheapest cabin', async () => {
  const { screen } = await aResult();
  const { left, top, width } = screen.getByText('Airbus A320neo').element().getBoundingClientRect();
  const pressed = document.elementFromPoint(left + width / 2, top + 5)?.closest('a');
  expect(pressed?.getAttribute('href')).toBe('/flights/JS201-2026-12-01?cabin=economy');
});

test('marks and the route are shown where they are asked for', async () => {
  const { screen } = await aResult({}, [{ kind: 'adult' }], { marks: ['Cheapest'], showRoute: true });
  await expect.element(screen.getByText('Cheapest')).toBeVisible();
  await expect.element(screen.getByRole('heading', { name: /^Zurich to London/ })).toBeVisible();
  await expect.element(screen.getByRole('article', { name: /^JS201, Zurich to London, Tue 1 Dec/ })).toBeVisible();
});
