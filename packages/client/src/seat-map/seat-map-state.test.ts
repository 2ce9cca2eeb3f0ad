import { expect, test } from 'vitest';
import { applySeatMapMessage, type SeatMapState } from './seat-map-state.ts';

const at5: SeatMapState = { version: 5, seats: { A1: 'AVAILABLE', A2: 'HELD' } };

test('a snapshot replaces the map', () => {
  expect(applySeatMapMessage(at5, { type: 'snapshot', version: 9, seats: { A1: 'BOOKED' } })).toEqual({
    version: 9,
    seats: { A1: 'BOOKED' },
  });
});

test('an older snapshot is ignored, unless there is no map yet', () => {
  const older = { type: 'snapshot', version: 2, seats: { A1: 'BOOKED' } } as const;
  expect(applySeatMapMessage(at5, older)).toBeUndefined();
  expect(applySeatMapMessage(undefined, older)).toEqual({ version: 2, seats: { A1: 'BOOKED' } });
});

test('the next delta changes its seats and no others', () => {
  const next = applySeatMapMessage(at5, { type: 'delta', after: 5, version: 6, seats: { A1: 'HELD' } });
  expect(next).toEqual({ version: 6, seats: { A1: 'HELD', A2: 'HELD' } });
  expect(at5.seats.A1).toBe('AVAILABLE');
});

test('a delta that starts before the version of the map is applied', () => {
  const next = applySeatMapMessage(at5, { type: 'delta', after: 3, version: 8, seats: { A2: 'BOOKED' } });
  expect(next).toEqual({ version: 8, seats: { A1: 'AVAILABLE', A2: 'BOOKED' } });
});

test('an old delta changes nothing', () => {
  expect(applySeatMapMessage(at5, { type: 'delta', after: 3, version: 5, seats: { A1: 'BOOKED' } })).toBe(at5);
});

test('a delta after a gap cannot be applied', () => {
  expect(applySeatMapMessage(at5, { type: 'delta', after: 6, version: 7, seats: {} })).toBeUndefined();
  expect(applySeatMapMessage(undefined, { type: 'delta', after: 0, version: 1, seats: {} })).toBeUndefined();
});
