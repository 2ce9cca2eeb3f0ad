import { expect, test } from 'vitest';
import { localTime } from '../local-time.ts';
import { AIRPORT_CODES, airportOf } from './airports.ts';

/** The hours that a zone is ahead of UTC in winter. */
const hoursAhead = (timeZone: string) =>
  (Date.parse(`${localTime('2026-01-15T12:00:00.000Z', timeZone)}Z`) - Date.parse('2026-01-15T12:00:00.000Z')) /
  3_600_000;

test.each(AIRPORT_CODES)('the position of %s agrees with its time zone', (code) => {
  const { position, timeZone } = airportOf(code);
  expect(Math.abs((position?.longitude ?? Infinity) / 15 - hoursAhead(timeZone))).toBeLessThan(1.5);
  expect(position?.latitude).toBeGreaterThan(0);
  expect(position?.latitude).toBeLessThan(66);
});

test('airports are south or north of each other as on the map', () => {
  const northwards = 'SIN DXB DEL LAX ATH LIS JFK FCO GVA ZRH LHR BER CPH OSL HEL'.split(' ');
  const latitudes = northwards.map((code) => airportOf(code).position?.latitude ?? Number.NaN);
  expect(latitudes).toEqual(latitudes.toSorted((a, b) => a - b));
});

test('an unknown airport has neither country nor position', () => {
  expect(airportOf('XXX')).toEqual({ code: 'XXX', city: 'XXX', country: null, timeZone: 'UTC', position: null });
});
