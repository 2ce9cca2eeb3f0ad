import { expect, test } from 'vitest';
import { ERRORS, explain, isErrorCode, JumpseatError } from './errors.ts';

test('every error has a title and advice', () => {
  for (const { title, advice } of Object.values(ERRORS)) {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(advice).toMatch(/^[A-Z].*\.$/);
  }
});

test('the explanation of a refusal names the seats', () => {
  expect(explain({ code: 'SEAT_BOOKED', seats: ['12C', '12D'] })).toBe(
    'A seat you requested is already booked: 12C, 12D',
  );
});

test('a thrown refusal can be read as plain data', () => {
  const refusal = { code: 'SEAT_HELD', seats: ['1A'] } as const;
  expect(new JumpseatError(refusal).toRefusal()).toEqual(refusal);
});

test('only codes of the closed list are error codes', () => {
  expect(isErrorCode('SEAT_HELD')).toBe(true);
  expect(isErrorCode('toString')).toBe(false);
});
