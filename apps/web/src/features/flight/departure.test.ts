import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { departureOf } from './departure.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2027-01-01T12:00:00Z'), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('a departure is in the time of its airport', () => {
  const departsAt = '2027-01-15T23:30:00.000Z';
  expect(departureOf({ origin: 'ZRH', departsAt })).toMatchObject({ date: 'Sat 16 Jan', time: '00:30' });
  expect(departureOf({ origin: 'JFK', departsAt })).toMatchObject({ date: 'Fri 15 Jan', time: '18:30' });
});

test('a departure from an unknown airport is in UTC', () => {
  const departure = departureOf({ origin: 'XXX', departsAt: '2027-01-15T23:30:00.000Z' });
  expect(departure).toEqual({ date: 'Fri 15 Jan', time: '23:30', zone: 'UTC' });
});
