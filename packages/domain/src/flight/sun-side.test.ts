import { expect, test } from 'vitest';
import { type FlightPath, sunSide } from './sun-side.ts';

const path = (origin: string, destination: string, departsAt: string, arrivesAt: string | null): FlightPath => ({
  origin,
  destination,
  departsAt,
  arrivesAt,
});

test('at noon the sun is on the left of a flight to the west, and on the right of the flight back', () => {
  expect(sunSide(path('ZRH', 'LIS', '2026-12-01T11:30:00.000Z', '2026-12-01T14:25:00.000Z'))).toBe('left');
  expect(sunSide(path('LIS', 'ZRH', '2026-12-01T11:00:00.000Z', '2026-12-01T13:55:00.000Z'))).toBe('right');
});

test('on a flight to the north the morning sun is on the right and the evening sun on the left', () => {
  expect(sunSide(path('ZRH', 'ARN', '2026-06-21T05:20:00.000Z', '2026-06-21T07:45:00.000Z'))).toBe('right');
  expect(sunSide(path('ZRH', 'ARN', '2026-06-21T15:30:00.000Z', '2026-06-21T17:55:00.000Z'))).toBe('left');
});

test('a flight at night has no sunny side', () => {
  expect(sunSide(path('JFK', 'ZRH', '2026-12-01T23:20:00.000Z', '2026-12-02T07:00:00.000Z'))).toBeNull();
});

test('a flight has no sunny side if the sun is behind it, or changes the side on the way', () => {
  expect(sunSide(path('ZRH', 'OSL', '2026-12-01T10:20:00.000Z', '2026-12-01T12:40:00.000Z'))).toBeNull();
});

test('without an arrival, or with an unknown airport, the sunny side is unknown', () => {
  expect(sunSide(path('ZRH', 'LIS', '2026-12-01T11:30:00.000Z', null))).toBeNull();
  expect(sunSide(path('ZRH', 'XXX', '2026-12-01T11:30:00.000Z', '2026-12-01T14:25:00.000Z'))).toBeNull();
  expect(sunSide(path('ZRH', 'ZRH', '2026-12-01T11:30:00.000Z', '2026-12-01T14:25:00.000Z'))).toBeNull();
});
