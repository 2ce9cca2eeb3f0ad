import { expect, test } from 'vitest';
import { euros } from '../money.ts';
import { partyFare, priceBreakdown, type Tariff, usualFares } from './fares.ts';
import { layoutOf } from './layouts.ts';

const b787 = { layoutId: 'b787-9', blockBy: 'cabin' } as const;
const tariff: Tariff = {
  fares: { business: euros(50_000), premium: euros(20_000), economy: euros(9_000) },
  surcharges: { economy: { window: euros(900), extraLegroom: euros(4_500) } },
};

test('a price lists, for each seat, the fare of its cabin, the surcharges for its traits and the sum', () => {
  expect(priceBreakdown({ ...b787, ...tariff }, ['1A', '20A', '21B'])).toEqual({
    lines: [
      { seat: '1A', cabin: 'business', fare: euros(50_000), surcharges: [], total: euros(50_000) },
      {
        seat: '20A',
        cabin: 'economy',
        fare: euros(9_000),
        surcharges: [
          { trait: 'window', price: euros(900) },
          { trait: 'extraLegroom', price: euros(4_500) },
        ],
        total: euros(14_400),
      },
      { seat: '21B', cabin: 'economy', fare: euros(9_000), surcharges: [], total: euros(9_000) },
    ],
    total: euros(73_400),
  });
});

test('without surcharges every seat costs the fare of its cabin', () => {
  expect(priceBreakdown({ ...b787, fares: tariff.fares }, ['20A', '21B']).total).toEqual(euros(18_000));
});

test('a seat without a price is an error', () => {
  expect(() => priceBreakdown({ ...b787, fares: {} }, ['1A'])).toThrow('seat 1A has no fare');
  expect(() => priceBreakdown({ ...b787, ...tariff }, ['9Z'])).toThrow('no seat 9Z');
});

test('the usual fares are those of the cabins of the aircraft, the most expensive first', () => {
  expect(Object.keys(usualFares(layoutOf('b787-9')))).toEqual(['business', 'premium', 'economy']);
  expect(Object.keys(usualFares(layoutOf('a380-800')))).toEqual(['first', 'business', 'economy']);
});

test('a party pays the fare for each adult and child, and nothing for an infant on a lap', () => {
  expect(partyFare(euros(8_900), [{ kind: 'adult' }])).toEqual(euros(8_900));
  expect(partyFare(euros(8_900), [{ kind: 'adult' }, { kind: 'child' }, { kind: 'infant' }])).toEqual(euros(17_800));
});
