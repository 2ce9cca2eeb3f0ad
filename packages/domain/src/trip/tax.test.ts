import fc from 'fast-check';
import { expect, test } from 'vitest';
import { euros } from '../money.ts';
import { taxIn, taxRateOf } from './tax.ts';

test.each([
  ['within Switzerland', 'ZRH', 'GVA', 8.1],
  ['within Germany', 'BER', 'MUC', 19],
  ['from Basel, which serves France too', 'BSL', 'LUG', 8.1],
  ['to another country', 'ZRH', 'LHR', 0],
  ['within a country without such a tax', 'JFK', 'LAX', 0],
  ['to an unknown airport', 'ZRH', 'QQQ', 0],
  ['between unknown airports', 'QQQ', 'QQX', 0],
])('the tax on a flight %s', (_where, origin, destination, rate) => {
  expect(taxRateOf({ origin, destination })).toBe(rate);
});

test('a price of 108.10 euros with 8.1% includes 8.10 euros of tax', () => {
  expect(taxIn(euros(10_810), 8.1)).toEqual({ rate: 8.1, amount: euros(810), net: euros(10_000) });
});

test('tax and net amount are whole cents that add up to the price, and the tax is right to half a cent', () => {
  const price = fc.nat({ max: 2_000_000_000 });
  const rates = fc.constantFrom(0, 6, 8, 8.1, 10, 13, 19, 24);
  fc.assert(
    fc.property(price, rates, (cents, rate) => {
      const { amount, net } = taxIn(euros(cents), rate);
      expect(Number.isInteger(amount.amount)).toBe(true);
      expect(amount.amount + net.amount).toBe(cents);
      expect(amount.amount).toBeGreaterThanOrEqual(0);
      const exact = (cents * rate) / (100 + rate);
      expect(Math.abs(amount.amount - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
    }),
  );
});
