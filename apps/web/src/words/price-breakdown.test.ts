import { euros, priceBreakdown } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { seatGroups } from './price-breakdown.ts';

const flight = {
  layoutId: 'a320neo',
  blockBy: 'cabin',
  fares: { business: euros(48_000), economy: euros(8_900) },
  surcharges: { economy: { window: euros(900) } },
} as const;

test('seats that cost the same in the same cabin share a line', () => {
  expect(seatGroups(priceBreakdown(flight, ['14A', '1A', '14B', '15A']).lines)).toEqual([
    { cabin: 'Economy', seats: ['14A', '15A'], each: euros(9_800), total: euros(19_600) },
    { cabin: 'Business', seats: ['1A'], each: euros(48_000), total: euros(48_000) },
    { cabin: 'Economy', seats: ['14B'], each: euros(8_900), total: euros(8_900) },
  ]);
});

test('no seats, no lines', () => {
  expect(seatGroups([])).toEqual([]);
});
