import type { FlightSummary } from '@jumpseat/booking/contracts';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ResultsBar from './ResultsBar.svelte';
import type { ResultsView } from './results-view.ts';

const search = { origin: 'ZRH', destination: 'LHR', date: '2026-12-01', party: [{ kind: 'adult' }] } as const;
const leaving = (...times: string[]) =>
  times.map((time) => ({ departsLocal: `2026-12-01T${time}` })) as unknown as FlightSummary[];

async function aBar(view: ResultsView, ...times: string[]) {
  const screen = await render(ResultsBar, { search, view, flights: leaving(...times) });
  return screen
    .getByRole('link')
    .elements()
    .map((link) => ({
      words: link.textContent?.trim().replaceAll(/\s+/g, ' '),
      query: link.getAttribute('href')?.replace('/?from=ZRH&to=LHR&on=2026-12-01', ''),
      chosen: link.getAttribute('aria-current') === 'true',
    }));
}

test('a visitor can sort the flights, and choose a part of the day that has some', async () => {
  expect(await aBar({ sort: 'price', time: null }, '06:45', '19:30')).toEqual([
    { words: 'Departure', query: '', chosen: false },
    { words: 'Price', query: '&sort=price', chosen: true },
    { words: 'Duration', query: '&sort=duration', chosen: false },
    { words: 'Morning', query: '&sort=price&time=morning', chosen: false },
    { words: 'Evening', query: '&sort=price&time=evening', chosen: false },
  ]);
});

test('the chosen part of the day can be given up, even if it has no flights', async () => {
  const links = await aBar({ sort: 'departure', time: 'evening' }, '06:45', '07:30');
  expect(links.slice(3)).toEqual([{ words: 'Evening only, show all times', query: '', chosen: true }]);
});

test('where all flights leave in the same part of the day, there is nothing to choose', async () => {
  expect(await aBar({ sort: 'departure', time: null }, '06:45', '07:30')).toHaveLength(3);
});
