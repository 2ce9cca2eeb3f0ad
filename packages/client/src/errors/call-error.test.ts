import { expect, test } from 'vitest';
import { NoAnswerError } from '../connection/read-answer.ts';
import { CallError, toCallError } from './call-error.ts';

const thrown = (problem: unknown) => Object.assign(new Error('thrown'), { data: { problem } });

test('a refusal keeps its code, words and seats, and what was thrown', () => {
  const cause = thrown({ code: 'SEAT_HELD', message: 'Taken: A1', advice: 'Choose another.', seats: ['A1'] });
  const error = toCallError(cause);
  expect(error).toMatchObject({ code: 'SEAT_HELD', message: 'Taken: A1', advice: 'Choose another.', seats: ['A1'] });
  expect([error.status, error.cause, error instanceof CallError]).toEqual([409, cause, true]);
  expect(toCallError(error)).toBe(error);
});

test('where no answer came it is UNAVAILABLE', () => {
  const closed = Object.assign(new Error('closed'), { name: 'TRPCWebSocketClosedError' });
  for (const cause of [new NoAnswerError(), new Error('wrapped', { cause: new NoAnswerError() }), closed]) {
    expect(toCallError(cause)).toMatchObject({ code: 'UNAVAILABLE', status: 503, cause });
  }
});

test('a mistake of the program keeps its reason, and is not taken for a server that is away', () => {
  const mistake = new TypeError("Cannot read properties of undefined (reading 'id')");
  for (const cause of [mistake, new Error('wrapped'), thrown({ code: 'SEAT_HELD' })]) {
    expect(toCallError(cause)).toMatchObject({ code: 'INTERNAL', status: 500, message: cause.message, cause });
  }
  for (const cause of [undefined, null, 'text', {}]) {
    expect(toCallError(cause)).toMatchObject({ code: 'INTERNAL', message: 'Something went wrong on our side' });
  }
});

test('a code of a newer server is told in its words, and not taken for an answer that may come yet', () => {
  const problem = { code: 'NEW_CODE', message: 'Something new', advice: 'Update.' };
  expect(toCallError(thrown(problem))).toMatchObject({ ...problem, code: 'INTERNAL' });
});
