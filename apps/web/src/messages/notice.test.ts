import { expect, test } from 'vitest';
import { noticeOf } from './notice.ts';

const problem = { message: 'The technical title', advice: 'Do this.' };

test.each([
  [['12C'], '12C was just taken by someone else.'],
  [['12C', '12D'], '12C and 12D were just taken by someone else.'],
])('%o held by others are told by name', (seats, message) => {
  expect(noticeOf({ ...problem, code: 'SEAT_HELD', seats }).message).toBe(message);
});

test('any other refusal is told as the server says it', () => {
  expect(noticeOf({ ...problem, code: 'TOO_MANY_SEATS' })).toEqual({
    message: 'The technical title.',
    advice: 'Do this.',
  });
});
