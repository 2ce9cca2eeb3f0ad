import type { Party, PassengerKind } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { partyIn, partyParams } from './party-params.ts';

const party = (...kinds: PassengerKind[]): Party => kinds.map((kind) => ({ kind }));

test.each([
  [party('adult'), ''],
  [party('adult', 'adult'), 'adults=2'],
  [party('adult', 'infant'), 'adults=1&infants=1'],
  [party('adult', 'adult', 'child', 'infant'), 'adults=2&children=1&infants=1'],
])('the party %j survives its address', (travellers, query) => {
  expect(`${new URLSearchParams(partyParams(travellers))}`).toBe(query);
  expect(partyIn(new URLSearchParams(query))).toEqual(travellers);
});

test('an address that names only children has one adult', () => {
  expect(partyIn(new URLSearchParams('children=2'))).toEqual(party('adult', 'child', 'child'));
});

test('a form without scripts sends zeros', () => {
  expect(partyIn(new URLSearchParams('adults=2&children=0&infants=0'))).toEqual(party('adult', 'adult'));
});

test.each([
  'adults=0',
  'adults=10',
  'adults=two',
  'adults=',
  'adults=1.5',
  'adults=-1',
  'adults=9&children=1',
  'adults=1&infants=2',
  'children=x',
])('the impossible party in %j is one adult', (query) => {
  expect(partyIn(new URLSearchParams(query))).toEqual(party('adult'));
});
