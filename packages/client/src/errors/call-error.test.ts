import { expect, test } from 'vitest';
import { CallError, toCallError } from './call-error.ts';

const thrown = (problem: unknown) => Object.assign(new Error('thrown'), { data: { problem } });

test('a refusal keeps its code, words and seats, and what was thrown', () => {
  const cause = thrown({ code: 'SEAT_HELD', message: 'Taken: A1', advice: 'Choose another.', seats: ['A1'] });
  const error = toCallError(cause);
  expect(error).toMatchObject({ code: 'SEAT_HELD', message: 'Taken: A1', advice: 'Choose another.', seats: ['A1'] });
  expect([error.status, error.cause, error instanceof CallError]).toEqual([409, cause, true]);
  expect(toCallError(error)).toBe(error);
});

test('where there was no answer to read it is UNAVAILABLE', () => {
  for (const cause of [new TypeError('fetch failed'), thrown({ code: 'SEAT_HELD' }), undefined]) {
    expect(toCallError(cause)).toMatchObject({ code: 'UNAVAILABLE', status: 503 });
  }
});

test('a code of a newer server is told in its words, and not taken for an answer that may come yet', () => {
  const problem = { code: 'NEW_CODE', message: 'Something new', advice: 'Update.' };
  expect(toCallError(thrown(problem))).toMatchObject({ ...problem, code: 'INTERNAL' });
});
