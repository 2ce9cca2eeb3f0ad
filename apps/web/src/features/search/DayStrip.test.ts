import { euros } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import DayStrip from './DayStrip.svelte';

test('each day has its lowest fare, its year if that is another one, and the whole search in its link', async () => {
  const screen = await render(DayStrip, {
    search: {
      origin: 'ZRH',
      destination: 'LHR',
      date: '2026-12-30',
      party: [{ kind: 'adult' }, { kind: 'adult' }],
    },
    view: { sort: 'price', time: null },
    lowestFares: [
      { date: '2026-12-30', fare: euros(7_600) },
      { date: '2027-01-01', fare: euros(9_850) },
    ],
    today: '2026-12-28',
  });
  const days = screen.getByRole('link').elements();
  expect(days.map((day) => day.textContent?.trim().replaceAll(/\s+/g, ' '))).toEqual([
    'Mon 28 Dec –no seats',
    'Tue 29 Dec –no seats',
    'Wed 30 Dec from €76',
    'Thu 31 Dec –no seats',
    'Fri 1 Jan 2027 from €98.50',
    'Sat 2 Jan 2027 –no seats',
    'Sun 3 Jan 2027 –no seats',
  ]);
  expect(days[2]?.getAttribute('aria-current')).toBe('date');
  expect(days[4]?.getAttribute('href')).toBe('/?from=ZRH&to=LHR&on=2027-01-01&adults=2&sort=price');
});
