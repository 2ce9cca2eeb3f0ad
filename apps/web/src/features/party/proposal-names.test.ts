import type { SeatProposals } from '@jumpseat/booking/contracts';
import { priceBreakdown, type ReasonCode } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { aSeating } from '#features/seat-map/a-seating.ts';
import { nameProposals } from './proposal-names.ts';

const { seating, flight } = aSeating();
const tariff = { ...flight, layoutId: 'a320neo', blockBy: 'cabin' } as const;

function propose(code: ReasonCode, ...seats: string[]): SeatProposals['proposals'][number] {
  return { seats, reasons: [{ code, points: 0, words: '' }], score: 0, price: priceBreakdown(tariff, seats) };
}

test('each proposal is named by what sets it apart', () => {
  const found = [
    propose('SIDE_BY_SIDE', '5B', '5C'),
    propose('SIDE_BY_SIDE', '20A', '20B'),
    propose('ACROSS_AISLE', '21C', '21D'),
  ];
  expect(nameProposals(found, seating)).toEqual(['Cheapest', 'With a window seat', 'Across the aisle']);
});

test('seats in the front row of a cabin say so', () => {
  const found = [propose('SIDE_BY_SIDE', '5E', '5F'), propose('SIDE_BY_SIDE', '21A', '21B')];
  expect(nameProposals(found, seating)).toEqual(['Front row together', 'Further back']);
});

test('proposals that differ only in their place are named by it', () => {
  const found = [propose('SIDE_BY_SIDE', '20A'), propose('SIDE_BY_SIDE', '22A'), propose('SIDE_BY_SIDE', '24A')];
  expect(nameProposals(found, seating)).toEqual(['Further forward', 'Row 22', 'Further back']);
});

test('proposals in the same row are named by their seats', () => {
  const found = ['20A', '20B', '20C', '20D'].map((seat) => propose('SIDE_BY_SIDE', seat));
  const names = nameProposals(found, seating);
  expect(new Set(names).size).toBe(4);
});

test('a single proposal is named by its rows', () => {
  expect(nameProposals([propose('IN_ROWS', '20A', '21A')], seating)).toEqual(['Rows 20 and 21']);
  expect(nameProposals([], seating)).toEqual([]);
});
