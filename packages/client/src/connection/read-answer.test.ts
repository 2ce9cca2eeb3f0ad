import { expect, test } from 'vitest';
import { NoAnswerError, readAnswer } from './read-answer.ts';

const asked = 'http://localhost/trpc';

test.each([
  ['nobody is there', async () => Promise.reject(new TypeError('whatever the runtime says'))],
  [
    'the connection breaks',
    async () => new Response(new ReadableStream({ start: (body) => body.error(new Error('gone')) })),
  ],
  ['a proxy answers in its place', async () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
] as [string, typeof fetch][])('where %s, no answer came', async (_name, fetch) => {
  const read = async () => (await readAnswer(fetch)(asked)).json();
  await expect(read()).rejects.toBeInstanceOf(NoAnswerError);
});

test('an answer that is not from Jumpseat says so', async () => {
  const answer = await readAnswer(async () => new Response('<h1>Not found</h1>', { status: 404 }))(asked);
  await expect(answer.json()).rejects.toThrow('the answer is not JSON, but has status 404');
  await expect(answer.json()).rejects.not.toBeInstanceOf(NoAnswerError);
});

test('who aborts a call gets the reason back', async () => {
  const signal = AbortSignal.abort(new Error('left'));
  const answer = readAnswer(async (_, init) => Promise.reject(init?.signal?.reason))(asked, { signal });
  await expect(answer).rejects.toThrow('left');
});
