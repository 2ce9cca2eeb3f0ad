import { expect, test } from 'vitest';
import { TypedSeat } from './typed-seat.ts';

const codes = new Set(['1A', '12A', '12C', '2C', 'A1', 'A10']);

function type(keys: string, gap = 100): (string | undefined)[] {
  const typed = new TypedSeat();
  return [...keys].map((key, index) => typed.after(key, codes, index * gap));
}

test('a typed code finds its seat, in small letters too', () => {
  expect(type('12c')).toEqual([undefined, undefined, '12C']);
  expect(type('a10')).toEqual([undefined, 'A1', 'A10']);
});

test('a pause starts a new code, and so does a key that no code continues with', () => {
  expect(type('12C', 2_000)).toEqual([undefined, undefined, undefined]);
  expect(type('992C')).toEqual([undefined, undefined, undefined, '2C']);
});

test('other keys are not part of a code', () => {
  expect(type('-')).toEqual([undefined]);
  expect(new TypedSeat().after('Enter', codes, 0)).toBeUndefined();
});
