import { ERRORS, type ErrorCode } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { errorText } from './errors.ts';
import { goneNotice, noticeOf, unsentNotice } from './notice.ts';

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

test.each([
  [{ added: ['12A'], removed: [] }, 'offline', "12A isn't held yet: you're offline."],
  [{ added: ['12A', '12B'], removed: ['1A'] }, 'unreachable', "12A and 12B aren't held yet: we can't reach Jumpseat."],
  [{ added: [], removed: ['12A', '12B'] }, 'offline', "12A and 12B are still held: you're offline."],
  [{ added: [], removed: [] }, 'offline', "Your change isn't saved yet: you're offline."],
] as const)('a passenger reads what has not happened yet without a connection: %o, %s', (changes, why, message) => {
  expect(unsentNotice(changes, why).message).toBe(message);
});

test('a passenger reads which seats of an ended order are gone', () => {
  expect(goneNotice(['12A', '12B'], [])).toEqual({
    message: '12A and 12B are no longer free.',
    advice: 'Choose other seats.',
    lost: ['12A', '12B'],
  });
});

test.each(Object.keys(ERRORS) as ErrorCode[])('%s reads as a sentence, without a word for programs', (code) => {
  const { title, advice } = errorText(code);
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(advice).toMatch(/^[A-Z].*\.$/);
  expect(`${title} ${advice}`).not.toMatch(/\b(order|request id|JSON|token|null|undefined)\b/i);
});
