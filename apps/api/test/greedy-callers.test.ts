import { on, once } from 'node:events';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { Rest } from './support/rest.ts';

/** The time limit of a response on a machine that other suites share, in milliseconds. */
const SOON_MS = 3_000;

let jumpseat: Jumpseat;
let rest: Rest;
beforeAll(async () => {
  jumpseat = await startJumpseat();
  rest = new Rest(jumpseat.url);
});
afterAll(() => jumpseat?.stop());

/** Sends frames of calls for all flights, and disconnects before they are served. */
async function askAndLeave(frames: number, calls: number): Promise<void> {
  const socket = new WebSocket(`${jumpseat.url.replace('http', 'ws')}/trpc`);
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  const call = (id: number) => ({ id, method: 'query', params: { path: 'flights.list', input: {} } });
  for (let frame = 0; frame < frames; frame++) {
    socket.send(JSON.stringify(Array.from({ length: calls }, (_, index) => call(frame * calls + index))));
  }
  // PONG shows that the server has read every frame before it.
  socket.send('PING');
  for await (const [message] of on(socket, 'message')) if (`${message}` === 'PONG') break;
  socket.terminate();
}

async function timed<T>(answer: Promise<T>): Promise<{ answer: T; ms: number }> {
  const begun = performance.now();
  return { answer: await answer, ms: performance.now() - begun };
}

test.each([
  [1, 900],
  [9, 100],
])(
  'callers that send %d messages of %d calls each and disconnect do not delay other callers',
  async (frames, calls) => {
    const seat = frames === 1 ? 'A1' : 'A2';
    await Promise.all(Array.from({ length: 4 }, () => askAndLeave(frames, calls)));
    const answers = await Promise.all([
      timed(rest.get('/api/flights/FL123/seats')),
      timed(rest.post('/api/flights/FL123/orders', { userId: 'ada', seats: [seat] })),
      timed(rest.get('/health')),
    ]);
    expect(answers.map(({ answer }) => answer.status)).toEqual([200, 201, 200]);
    for (const { ms } of answers) expect(ms).toBeLessThan(SOON_MS);
  },
);
