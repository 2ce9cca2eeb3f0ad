import { expect, test } from 'vitest';
import { NoResponseError } from '../connection/read-response.ts';
import { CallError, toCallError } from './call-error.ts';

const thrown = (problem: unknown) => Object.assign(new Error('thrown'), { data: { problem } });

test('a refusal keeps its code, message, advice, seats and cause', () => {
  const cause = thrown({ code: 'SEAT_HELD', message: 'Taken: A1', advice: 'Choose another.', seats: ['A1'] });
  const error = toCallError(cause);
  expect(error).toMatchObject({ code: 'SEAT_HELD', message: 'Taken: A1', advice: 'Choose another.', seats: ['A1'] });
  expect([error.status, error.cause, error instanceof CallError]).toEqual([409, cause, true]);
  expect(toCallError(error)).toBe(error);
});

test('a call without a response is UNAVAILABLE', () => {
  const closed = Object.assign(new Error('closed'), { name: 'TRPCWebSocketClosedError' });
  for (const cause of [new NoResponseError(), new Error('wrapped', { cause: new NoResponseError() }), closed]) {
    expect(toCallError(cause)).toMatchObject({ code: 'UNAVAILABLE', status: 503, cause });
  }
});

test('a bug of the program is INTERNAL with its own message', () => {
  const mistake = new TypeError("Cannot read properties of undefined (reading 'id')");
  for (const cause of [mistake, new Error('wrapped'), thrown({ code: 'SEAT_HELD' })]) {
    expect(toCallError(cause)).toMatchObject({ code: 'INTERNAL', status: 500, message: cause.message, cause });
  }
  for (const cause of [undefined, null, 'text', {}]) {
    expect(toCallError(cause)).toMatchObject({ code: 'INTERNAL', message: 'Something went wrong on our side' });
  }
});

test('an unknown code of a newer server is INTERNAL with its message and advice', () => {
  const problem = { code: 'NEW_CODE', message: 'Something new', advice: 'Update.' };
  expect(toCallError(thrown(problem))).toMatchObject({ ...problem, code: 'INTERNAL' });
});
