import { expect, test } from 'vitest';
import { addDays, instantAt, localTime } from './local-time.ts';

test.each([
  ['2026-11-24T06:45', 'Europe/Zurich', '2026-11-24T05:45:00.000Z'],
  ['2026-07-01T06:45', 'Europe/Zurich', '2026-07-01T04:45:00.000Z'],
  ['2026-11-24T23:30', 'America/New_York', '2026-11-25T04:30:00.000Z'],
  ['2026-11-24T02:10', 'Asia/Kolkata', '2026-11-23T20:40:00.000Z'],
  ['2026-11-24T00:00', 'UTC', '2026-11-24T00:00:00.000Z'],
])('%s in %s is the instant %s', (local, zone, at) => {
  expect(instantAt(local, zone)).toBe(at);
  expect(localTime(at, zone)).toBe(local);
});

test.each([
  ['just before the clocks go back', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
  ['just after', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
  ['just after they go forward', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
])('%s a local time becomes the right instant', (_, local, at) => {
  expect(instantAt(local, 'Europe/Zurich')).toBe(at);
});

test('adding days works across months and years', () => {
  expect([addDays('2026-11-30', 1), addDays('2026-12-28', 7)]).toEqual(['2026-12-01', '2027-01-04']);
});
