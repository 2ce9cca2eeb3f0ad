import { ERRORS, type ErrorCode } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { errorText } from './errors.ts';
import { noticeOf } from './notice.ts';

test.each([
  [['12C'], '12C was just taken by someone else.'],
  [['12C', '12D'], '12C and 12D were just taken by someone else.'],
])('a passenger reads which seats others took: %o', (seats, message) => {
  expect(noticeOf({ code: 'SEAT_HELD', seats })).toMatchObject({ message, lost: seats });
});

test('a passenger reads the numbers of the case', () => {
  expect(noticeOf({ code: 'TOO_MANY_SEATS' }, { chosen: 10 })).toEqual({
    message: '10 seats are too many for one booking.',
    advice: 'Choose fewer seats, or make a second booking.',
  });
  const { message } = noticeOf({ code: 'PARTY_SIZE' }, { chosen: 3, needed: 2 });
  expect(message).toBe("You've chosen 3 seats, but your group needs 2.");
});

test.each(Object.keys(ERRORS) as ErrorCode[])('%s reads as a sentence, without a word for programs', (code) => {
  const { title, advice } = errorText(code);
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(advice).toMatch(/^[A-Z].*\.$/);
  expect(`${title} ${advice}`).not.toMatch(/\b(order|request id|JSON|token|null|undefined)\b/i);
});
