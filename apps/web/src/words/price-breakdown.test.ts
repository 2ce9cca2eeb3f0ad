import { euros, findLayout, usualFares } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { priceBreakdown } from './price-breakdown.ts';

const layout = findLayout('a320neo');
if (!layout) throw new Error('no a320neo');
const flight = JSON.parse(JSON.stringify({ decks: layout.decks, fares: usualFares(layout) }));

test('each cabin has its line, the front first', () => {
  expect(priceBreakdown(flight, ['12A', '1A', '12B'])).toEqual([
    { cabin: 'Business', seats: ['1A'], each: euros(48_000), total: euros(48_000) },
    { cabin: 'Economy', seats: ['12A', '12B'], each: euros(8_900), total: euros(17_800) },
  ]);
});

test('no seats, no lines', () => {
  expect(priceBreakdown(flight, [])).toEqual([]);
});
