import { expect, test } from 'vitest';
import { NoResponseError, readResponse } from './read-response.ts';

const url = 'http://localhost/trpc';

test.each([
  ['the server is down', async () => Promise.reject(new TypeError('whatever the runtime says'))],
  [
    'the connection breaks',
    async () => new Response(new ReadableStream({ start: (body) => body.error(new Error('gone')) })),
  ],
  ['a proxy answers instead', async () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
] as [string, typeof fetch][])('a call throws NoResponseError if %s', async (_name, fetch) => {
  const read = async () => (await readResponse(fetch)(url)).json();
  await expect(read()).rejects.toBeInstanceOf(NoResponseError);
});

test('a response that is not from Jumpseat is reported', async () => {
  const answer = await readResponse(async () => new Response('<h1>Not found</h1>', { status: 404 }))(url);
  await expect(answer.json()).rejects.toThrow('the response is not JSON and has status 404');
  await expect(answer.json()).rejects.not.toBeInstanceOf(NoResponseError);
});

test('a caller that aborts a call gets the abort reason', async () => {
  const signal = AbortSignal.abort(new Error('left'));
  const answer = readResponse(async (_, init) => Promise.reject(init?.signal?.reason))(url, { signal });
  await expect(answer).rejects.toThrow('left');
});
