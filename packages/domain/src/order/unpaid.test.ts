import { describe, expect, test } from 'vitest';
import { refuseUnpaid, type Unpaid } from './unpaid.ts';

const LIMITS = { ordersOfGuest: 10, seatsOfGuest: 18, emptyOfAddress: 100, shareOfAddress: 0.1, seatsOfOrder: 9 };
const NOTHING: Unpaid = { ordersOfGuest: 0, seatsOfGuest: 0, emptyOfAddress: 0, seatsOfAddress: 0 };

/** The highest value of `kind` that is allowed, on a flight with that many seats. */
function most(kind: keyof Unpaid, seatsOfFlight: number): number {
  let held = 0;
  while (held < 1_000 && !refuseUnpaid({ ...NOTHING, [kind]: held + 1 }, LIMITS, seatsOfFlight)) held += 1;
  return held;
}

test.each([
  ['ordersOfGuest', 10],
  ['seatsOfGuest', 18],
  ['emptyOfAddress', 100],
] as const)('the limit of %s is %i on every flight', (kind, expected) => {
  expect([30, 180, 517].map((seats) => most(kind, seats))).toEqual([expected, expected, expected]);
});

describe('an address', () => {
  test.each([
    [517, 51],
    [180, 18],
    [70, 9],
    [61, 9],
  ])('can hold, on a flight of %i seats, %i of them: a tenth, or one whole order', (seats, expected) => {
    expect(most('seatsOfAddress', seats)).toBe(expected);
  });

  test('can hold all of a small flight', () => {
    expect(refuseUnpaid({ ...NOTHING, seatsOfAddress: 30 }, LIMITS, 30)).toBeUndefined();
  });
});

test('a refusal names the limit and its value', () => {
  expect(refuseUnpaid({ ...NOTHING, seatsOfAddress: 52 }, LIMITS, 517)).toEqual({
    code: 'UNPAID_LIMIT_REACHED',
    detail: 'at most 51 unpaid seats of this flight from one address',
    limit: 'seatsOfAddress',
  });
});
