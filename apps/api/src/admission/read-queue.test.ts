import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type CallerSocket, ReadQueue } from './read-queue.ts';

function caller(remoteAddress: string): CallerSocket & EventEmitter {
  return Object.assign(new EventEmitter(), { remoteAddress }) as CallerSocket & EventEmitter;
}

/** A queue whose reads end when a test ends them. */
function testQueue() {
  const queue = new ReadQueue();
  const reading: { who: string; end(): void }[] = [];
  const request = (socket: CallerSocket, who: string) => {
    const answer = queue.run(socket, () => {
      const { promise, resolve } = Promise.withResolvers<string>();
      reading.push({ who, end: () => resolve(who) });
      return promise;
    });
    // What a test leaves waiting is refused after its end.
    answer.catch(() => undefined);
    return answer;
  };
  const count = (who: string) => reading.filter((each) => each.who === who).length;
  return { reading, request, count };
}

test('a connection that requests much delays only itself: another connection is served at once', async () => {
  const { reading, request, count } = testQueue();
  const greedy = caller('10.0.0.1');
  const modest = caller('10.0.0.1');
  const requests = Array.from({ length: 100 }, () => request(greedy, 'greedy'));
  expect(count('greedy')).toBe(4);
  const answer = request(modest, 'modest');
  expect(count('modest')).toBe(1);
  reading.at(-1)?.end();
  expect(await answer).toBe('modest');
  for (let ended = 0; ended < 100; ended++) {
    await expect.poll(() => reading.length).toBeGreaterThan(ended + (ended < 4 ? 0 : 1));
    reading.filter(({ who }) => who === 'greedy')[ended]?.end();
  }
  expect(await Promise.all(requests)).toHaveLength(100);
});

test('the connections of one address leave capacity for other addresses', () => {
  const { request, count } = testQueue();
  for (let connection = 0; connection < 50; connection++) void request(caller('10.0.0.1'), 'many');
  expect(count('many')).toBe(12);
  void request(caller('10.0.0.2'), 'other');
  expect(count('other')).toBe(1);
});

test('waiting connections take turns', async () => {
  const { reading, request, count } = testQueue();
  const first = caller('10.0.0.1');
  const second = caller('10.0.0.1');
  for (let busy = 0; busy < 3; busy++) {
    for (let read = 0; read < 4; read++) void request(caller('10.0.0.1'), 'busy');
  }
  for (let read = 0; read < 50; read++) void request(first, 'first');
  void request(second, 'second');
  expect([count('first'), count('second')]).toEqual([0, 0]);
  reading[0]?.end();
  await expect.poll(() => count('first')).toBe(1);
  reading[1]?.end();
  await expect.poll(() => count('second')).toBe(1);
});

test('the queued reads of a closed connection are dropped', async () => {
  const { reading, request, count } = testQueue();
  const gone = caller('10.0.0.1');
  const requests = Array.from({ length: 60 }, () => request(gone, 'gone'));
  const outcomes = Promise.allSettled(requests);
  gone.emit('close');
  for (const each of reading) each.end();
  const refused = (await outcomes).filter(({ status }) => status === 'rejected');
  expect([count('gone'), refused.length]).toEqual([4, 56]);
});

test('a connection with too many queued reads is refused as OVERLOADED', async () => {
  const { request } = testQueue();
  const greedy = caller('10.0.0.1');
  for (let read = 0; read < 104; read++) void request(greedy, 'greedy');
  await expect(request(greedy, 'greedy')).rejects.toMatchObject({ code: 'OVERLOADED' });
});
