import type { Traveller } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { seatRows } from './seat-rows.ts';

const adult = (givenName: string, seat: string | null): Traveller => ({
  givenName,
  familyName: 'Lovelace',
  kind: 'adult',
  bornOn: null,
  seat,
  lapOf: null,
});

test('a passenger reads who sits where, in the order of the seats, with the baby on the lap', () => {
  const baby: Traveller = { ...adult('Byron', null), kind: 'infant', bornOn: '2026-01-02', lapOf: 0 };
  expect(seatRows([adult('Ada', '12B'), adult('Grace', '2A'), baby], ['12B', '2A'])).toEqual([
    { seat: '2A', name: 'Grace Lovelace', babies: [] },
    { seat: '12B', name: 'Ada Lovelace', babies: ['Byron Lovelace'] },
  ]);
});

test('a seat without a name is left out', () => {
  expect(seatRows([adult('Ada', '12A')], ['12A', '12B']).map(({ seat }) => seat)).toEqual(['12A']);
  expect(seatRows([], ['12A'])).toEqual([]);
});
