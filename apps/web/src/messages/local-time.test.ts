import { expect, test } from 'vitest';
import { clockOf, dateOf, dayAndMonth, daysLater, flightTime, fullDate, longDay, shortDay } from './local-time.ts';

test('a local time reads as on the clocks of its place', () => {
  expect([clockOf('2026-11-24T06:45'), dateOf('2026-11-24T06:45')]).toEqual(['06:45', '2026-11-24']);
});

test('a date of this year has no year', () => {
  const today = '2026-01-31';
  expect([shortDay('2026-11-24T23:45', today), longDay('2026-11-24', today), dayAndMonth('2026-11-24', today)]).toEqual(
    ['Tue 24 Nov', 'Tuesday 24 November', '24 Nov'],
  );
});

test('a date of another year has its year', () => {
  const today = '2026-12-31';
  expect([shortDay('2027-01-01T23:45', today), longDay('2027-01-01', today), dayAndMonth('2027-01-01', today)]).toEqual(
    ['Fri 1 Jan 2027', 'Friday 1 January 2027', '1 Jan 2027'],
  );
});

test('the date of a receipt always has its year', () => {
  expect(fullDate('2026-11-24T23:45:00.000Z')).toBe('24 November 2026');
});

test('an arrival on a later date counts the days by the dates of both airports', () => {
  const departsLocal = '2026-12-31T23:10';
  expect(daysLater({ departsLocal, arrivesLocal: '2027-01-01T06:00' })).toBe(1);
  expect(daysLater({ departsLocal, arrivesLocal: '2026-12-31T23:55' })).toBe(0);
  expect(daysLater({ departsLocal, arrivesLocal: null })).toBe(0);
});

test.each([
  ['2026-11-24T10:00:00Z', '2 h 55 min'],
  ['2026-11-24T08:05:00Z', '1 h'],
  ['2026-11-24T07:50:00Z', '45 min'],
])('a flight from 07:05 to %s takes %s', (arrivesAt, words) => {
  expect(flightTime({ departsAt: '2026-11-24T07:05:00Z', arrivesAt })).toBe(words);
});

test('a flight without an arrival has no duration', () => {
  expect(flightTime({ departsAt: '2026-11-24T07:05:00Z', arrivesAt: null })).toBeNull();
});
