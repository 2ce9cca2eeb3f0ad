import type { AirportView, FlightSummary } from '@jumpseat/booking/contracts';
import { airportOf } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import {
  daysAround,
  defaultRoute,
  isCanonical,
  isSameSearch,
  nearestDays,
  readEntry,
  readSearch,
  resolveEntry,
  searchHref,
  servedInstead,
  todayIn,
} from './search.ts';

const search = { origin: 'ZRH', destination: 'LHR', date: '2026-11-24', party: [{ kind: 'adult' }] } as const;
const family = [{ kind: 'adult' }, { kind: 'adult' }, { kind: 'infant' }] as const;
const NEW_YEAR = Date.parse('2026-12-31T23:30:00Z');
const AIRPORTS = [airport('GVA', 'NCE'), airport('LHR', 'ZRH'), airport('NCE'), airport('ZRH', 'LHR', 'GVA')];

function airport(code: string, ...destinations: string[]): AirportView {
  return { ...airportOf(code), destinations };
}

function flightOn(date: string, origin = 'ZRH', destination = 'LHR') {
  return { origin, destination, departsLocal: `${date}T07:00` } as FlightSummary;
}

const paramsOf = (href: string) => new URL(href, 'http://x').searchParams;

test('a search survives its address', () => {
  expect(searchHref(search)).toBe('/?from=ZRH&to=LHR&on=2026-11-24');
  expect(readSearch(paramsOf(searchHref(search)))).toEqual(search);
  const ofFamily = { ...search, party: family };
  expect(searchHref(ofFamily)).toBe('/?from=ZRH&to=LHR&on=2026-11-24&adults=2&infants=1');
  expect(readSearch(paramsOf(searchHref(ofFamily)))).toEqual(ofFamily);
});

test('an address can say more than the search', () => {
  expect(searchHref(search, { sort: 'price' })).toBe('/?from=ZRH&to=LHR&on=2026-11-24&sort=price');
  const { party, ...route } = search;
  expect(searchHref(route)).toBe(searchHref(search));
});

test.each([
  '',
  'from=ZRH&to=LHR',
  'from=ZRH&to=+&on=2026-11-24',
  'from=ZRH&to=LHR&on=tomorrow',
  'from=ZRH&to=LHR&on=2026-02-31',
  'from=ZRH&to=LHR&on=3000-01-01',
])('an address such as %j asks for nothing', (query) => {
  expect(readEntry(new URLSearchParams(query))).toBeNull();
});

test('typed cities become a search', () => {
  const entry = readEntry(new URLSearchParams('from=z%C3%BCrich&to=London+(LHR)&on=2026-11-24&adults=1&children=0'));
  expect(entry).toEqual({ from: 'zürich', to: 'London (LHR)', date: '2026-11-24', party: search.party });
  expect(entry && resolveEntry(AIRPORTS, entry)).toEqual(search);
});

test.each([
  ['Paris', 'London', { direction: 'from', name: 'Paris' }],
  ['Zurich', 'CDG', { direction: 'to', name: 'Paris' }],
  ['nice', 'Zurich', { direction: 'from', name: 'Nice' }],
  ['Atlantis', '42', { direction: 'from', name: 'Atlantis' }],
])('from %s to %s says which place is not served', (from, to, notServed) => {
  expect(resolveEntry(AIRPORTS, { ...search, from, to })).toEqual(notServed);
});

test('a visitor sees what is served instead', () => {
  const routes = (from: string, to: string, direction: 'from' | 'to') =>
    servedInstead(AIRPORTS, { ...search, from, to }, { direction, name: '' }).map(
      ({ origin, destination }) => `${origin}-${destination}`,
    );
  expect(routes('Paris', 'Geneva', 'from')).toEqual(['GVA-NCE', 'LHR-ZRH', 'ZRH-GVA']);
  expect(routes('Zurich', 'Paris', 'to')).toEqual(['ZRH-LHR', 'ZRH-GVA']);
});

test('a long text is cut', () => {
  const params = new URLSearchParams({ from: 'x'.repeat(500), to: 'LHR', on: '2026-11-24' });
  expect(readEntry(params)?.from).toHaveLength(40);
});

test('an address with codes, and with only what is unusual, is canonical', () => {
  expect(isCanonical(paramsOf(searchHref(search, { sort: 'price' })), search)).toBe(true);
  expect(isCanonical(new URLSearchParams('from=ZRH&to=LHR&on=2026-11-24&adults=1'), search)).toBe(false);
  expect(isCanonical(new URLSearchParams('from=ZRH&to=LHR&on=2026-11-24&children=99'), search)).toBe(false);
});

test('capital letters are a code only if an airport has it', () => {
  expect(readSearch(new URLSearchParams('from=LON&to=ZRH&on=2026-11-24'))).toBeNull();
});

test('another order of the results is the same search', () => {
  const params = paramsOf(searchHref(search));
  expect(isSameSearch(params, paramsOf(searchHref(search, { sort: 'price', time: 'morning' })))).toBe(true);
  expect(isSameSearch(params, paramsOf(searchHref({ ...search, date: '2026-11-25' })))).toBe(false);
  expect(isSameSearch(params, paramsOf(searchHref({ ...search, party: family })))).toBe(false);
});

test('the form starts with tomorrow, at the airport with the most routes', () => {
  const airports = [airport('LIS'), airport('LHR', 'ZRH'), airport('ZRH', 'LIS', 'LHR')];
  expect(defaultRoute(airports, NEW_YEAR)).toEqual({ origin: 'ZRH', destination: 'LHR', date: '2027-01-02' });
  expect(defaultRoute([], NEW_YEAR)).toBeNull();
  expect([todayIn('Europe/London', NEW_YEAR), todayIn('Asia/Tokyo', NEW_YEAR)]).toEqual(['2026-12-31', '2027-01-01']);
});

test('a visitor sees a week around the searched date, never one in the past', () => {
  expect(daysAround('2026-12-01', '2026-11-24')).toEqual(
    ['11-28', '11-29', '11-30', '12-01', '12-02', '12-03', '12-04'].map((day) => `2026-${day}`),
  );
  expect(daysAround('2026-11-25', '2026-11-24').at(0)).toBe('2026-11-24');
});

test('a visitor without results sees the nearest dates with flights', () => {
  const flights = ['2026-11-20', '2026-11-26', '2026-11-27', '2026-12-24'].map((date) => flightOn(date));
  expect(nearestDays([...flights, flightOn('2026-11-26')], search)).toEqual(['2026-11-20', '2026-11-26', '2026-11-27']);
  expect(nearestDays([], search)).toEqual([]);
});
