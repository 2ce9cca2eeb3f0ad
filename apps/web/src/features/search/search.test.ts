import type { AirportView, FlightSummary } from '@jumpseat/booking/contracts';
import { expect, test } from 'vitest';
import { daysAround, nearestDays, readSearch, searchHref, todayIn, usualSearch } from './search.ts';

const search = { origin: 'ZRH', destination: 'LHR', date: '2026-11-24' };
const NEW_YEAR = Date.parse('2026-12-31T23:30:00Z');

function airport(code: string, timeZone: string, ...destinations: string[]): AirportView {
  return { code, city: code, timeZone, destinations };
}

function flightOn(date: string, origin = 'ZRH', destination = 'LHR') {
  return { origin, destination, departsLocal: `${date}T07:00` } as FlightSummary;
}

test('an address carries the search, there and back', () => {
  expect(searchHref(search)).toBe('/?from=ZRH&to=LHR&on=2026-11-24');
  expect(readSearch(new URL(searchHref(search), 'http://x').searchParams)).toEqual(search);
});

test.each([
  '',
  'from=ZRH&to=LHR',
  'from=Zurich&to=LHR&on=2026-11-24',
  'from=ZRH&to=LHR&on=tomorrow',
  'from=ZRH&to=LHR&on=2026-02-31',
])('an address that carries no search, such as %j, looks for nothing', (query) => {
  expect(readSearch(new URLSearchParams(query))).toBeNull();
});

test('it begins where most routes begin, tomorrow on the clocks there', () => {
  const airports = [
    airport('LIS', 'Europe/Lisbon'),
    airport('LHR', 'Europe/London', 'ZRH'),
    airport('ZRH', 'Europe/Zurich', 'LIS', 'LHR'),
  ];
  expect(usualSearch(airports, NEW_YEAR)).toEqual({ origin: 'ZRH', destination: 'LHR', date: '2027-01-02' });
  expect(usualSearch([], NEW_YEAR)).toBeNull();
  expect([todayIn('Europe/London', NEW_YEAR), todayIn('Asia/Tokyo', NEW_YEAR)]).toEqual(['2026-12-31', '2027-01-01']);
});

test('a week of days is around the one looked for, and never begins in the past', () => {
  expect(daysAround('2026-12-01', '2026-11-24')).toEqual(
    ['11-28', '11-29', '11-30', '12-01', '12-02', '12-03', '12-04'].map((day) => `2026-${day}`),
  );
  expect(daysAround('2026-11-25', '2026-11-24').at(0)).toBe('2026-11-24');
});

test('where nothing flies, the nearest days are named on which the route is flown', () => {
  const flights = ['2026-11-20', '2026-11-26', '2026-11-27', '2026-12-24'].map((date) => flightOn(date));
  expect(nearestDays([...flights, flightOn('2026-11-26')], search)).toEqual(['2026-11-20', '2026-11-26', '2026-11-27']);
  expect(nearestDays([], search)).toEqual([]);
});
