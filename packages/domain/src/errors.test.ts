import { expect, test } from 'vitest';
import { ERRORS, explain, isErrorCode, JumpseatError } from './errors.ts';

test('every code says what happened and what to do next', () => {
  for (const { title, advice } of Object.values(ERRORS)) {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(advice).toMatch(/^[A-Z].*\.$/);
  }
});

test('an explanation names the seats', () => {
  expect(explain({ code: 'SEAT_BOOKED', seats: ['12C', '12D'] })).toBe(
    'A seat you asked for is already booked: 12C, 12D',
  );
});

test('a thrown refusal survives as plain data', () => {
  const refusal = { code: 'SEAT_HELD', seats: ['1A'] } as const;
  expect(new JumpseatError(refusal).toRefusal()).toEqual(refusal);
});

test('only the closed list is a code', () => {
  expect(isErrorCode('SEAT_HELD')).toBe(true);
  expect(isErrorCode('toString')).toBe(false);
});
