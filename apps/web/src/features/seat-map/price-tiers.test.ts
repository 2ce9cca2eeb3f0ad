import { expect, test } from 'vitest';
import { priceTiers, tierInWords } from './price-tiers.ts';

test('a cabin with up to three prices has a tier for each', () => {
  expect(priceTiers([48_000, 48_000])).toEqual([{ from: 48_000, to: 48_000 }]);
  expect(priceTiers([9_800, 8_900, 9_600]).map(tierInWords)).toEqual(['€89', '€96', '€98']);
});

test('more prices are split into three tiers where the gaps are largest', () => {
  const tiers = priceTiers([8_900, 9_600, 9_800, 12_800, 13_500, 13_700]);
  expect(tiers.map(tierInWords)).toEqual(['€89', '€96–€98', '€128–€137']);
});

test('a tier shows cents only where there are some', () => {
  expect(tierInWords({ from: 8_950, to: 9_000 })).toBe('€89.50–€90');
});
