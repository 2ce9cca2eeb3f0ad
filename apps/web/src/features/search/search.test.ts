import type { AirportView, FlightSummary } from '@jumpseat/booking/contracts';
import { expect, test } from 'vitest';
import { daysAround, defaultSearch, nearestDays, readSearch, searchHref, todayIn } from './search.ts';

const search = { origin: 'ZRH', destination: 'LHR', date: '2026-11-24' };
const NEW_YEAR = Date.parse('2026-12-31T23:30:00Z');

function airport(code: string, timeZone: string, ...destinations: string[]): AirportView {
  return { code, city: code, timeZone, destinations };
}

function flightOn(date: string, origin = 'ZRH', destination = 'LHR') {
  return { origin, destination, departsLocal: `${date}T07:00` } as FlightSummary;
}

test('a search survives its address', () => {
  expect(searchHref(search)).toBe('/?from=ZRH&to=LHR&on=2026-11-24');
  expect(readSearch(new URL(searchHref(search), 'http://x').searchParams)).toEqual(search);
});

test.each([
  '',
  'from=ZRH&to=LHR',
  'from=Zurich&to=LHR&on=2026-11-24',
  'from=ZRH&to=LHR&on=tomorrow',
  'from=ZRH&to=LHR&on=2026-02-31',
])('an address without a valid search, such as %j, searches nothing', (query) => {
  expect(readSearch(new URLSearchParams(query))).toBeNull();
});

test('the form starts with tomorrow, at the airport with the most routes', () => {
  const airports = [
    airport('LIS', 'Europe/Lisbon'),
    airport('LHR', 'Europe/London', 'ZRH'),
    airport('ZRH', 'Europe/Zurich', 'LIS', 'LHR'),
  ];
  expect(defaultSearch(airports, NEW_YEAR)).toEqual({ origin: 'ZRH', destination: 'LHR', date: '2027-01-02' });
  expect(defaultSearch([], NEW_YEAR)).toBeNull();
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
