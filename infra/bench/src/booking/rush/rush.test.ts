import { expect, test } from 'vitest';
import { compareOutcomes } from './compare-outcomes.ts';
import { overlappingRequests, type RushOutcome, separateRequests } from './requests.ts';

const outcome = (orderId: string, status: 'CONFIRMED' | 'FAILED', ...seats: string[]): RushOutcome => ({
  seats,
  orderId,
  isGranted: status === 'CONFIRMED',
  status,
  answeredMs: 20,
  confirmedMs: null,
});
const ALL_AGREE = {
  'sold twice': 0,
  'confirmed, not sold': 0,
  'sold, not confirmed': 0,
  'refused though free': 0,
  'other status': 0,
};
const statusesOf = (outcomes: readonly RushOutcome[]) =>
  new Map(outcomes.map(({ orderId, status }) => [`${orderId}`, status]));

test('a rush in which everyone was told the truth agrees with Postgres', () => {
  const outcomes = [
    outcome('o1', 'CONFIRMED', '1A', '1B'),
    outcome('o2', 'FAILED', '1B', '1C'),
    outcome('o3', 'FAILED', '1A'),
  ];
  const booked = [
    { seat: '1A', orderId: 'o1' },
    { seat: '1B', orderId: 'o1' },
  ];
  expect(compareOutcomes(outcomes, booked, statusesOf(outcomes))).toEqual(ALL_AGREE);
});

test('a seat that two passengers were promised is found', () => {
  const outcomes = [outcome('o1', 'CONFIRMED', '1A'), outcome('o2', 'CONFIRMED', '1A')];
  expect(compareOutcomes(outcomes, [{ seat: '1A', orderId: 'o1' }], statusesOf(outcomes))).toEqual({
    ...ALL_AGREE,
    'sold twice': 1,
    'confirmed, not sold': 1,
  });
});

test('a sale that nobody was told of, a refusal of free seats, and another status are found', () => {
  const outcomes = [outcome('o1', 'FAILED', '1A'), outcome('o2', 'FAILED', '1B')];
  const statuses = new Map([
    ['o1', 'FAILED'],
    ['o2', 'SEATS_RESERVED'],
  ]);
  expect(compareOutcomes(outcomes, [{ seat: '1B', orderId: 'o9' }], statuses)).toEqual({
    ...ALL_AGREE,
    'sold, not confirmed': 1,
    'refused though free': 1,
    'other status': 1,
  });
});

test('500 passengers want the same 180 seats: each seat alone, and each with a neighbour', () => {
  const seats = Array.from({ length: 180 }, (_, index) => `S${index}`);
  const requests = overlappingRequests(seats, 500);
  const wanted = (size: number) => new Set(requests.filter(({ length }) => length === size).flat()).size;
  expect([requests.length, wanted(1), wanted(2)]).toEqual([500, 180, 180]);
});

test('separate requests take every seat once', () => {
  expect(separateRequests(['1A', '1B', '1C', '1D', '1E'])).toEqual([['1A'], ['1B', '1C'], ['1D'], ['1E']]);
});
