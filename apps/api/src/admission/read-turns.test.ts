import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type CallerSocket, ReadTurns } from './read-turns.ts';

function caller(remoteAddress: string): CallerSocket & EventEmitter {
  return Object.assign(new EventEmitter(), { remoteAddress }) as CallerSocket & EventEmitter;
}

/** Turns whose reads end when a test says so. */
function turnsOf() {
  const turns = new ReadTurns();
  const reading: { who: string; end(): void }[] = [];
  const ask = (socket: CallerSocket, who: string) =>
    turns.run(socket, () => {
      const { promise, resolve } = Promise.withResolvers<string>();
      reading.push({ who, end: () => resolve(who) });
      return promise;
    });
  const count = (who: string) => reading.filter((each) => each.who === who).length;
  return { reading, ask, count };
}

test('whoever asks for much waits for itself: another connection is read for at once', async () => {
  const { reading, ask, count } = turnsOf();
  const greedy = caller('10.0.0.1');
  const modest = caller('10.0.0.1');
  const asked = Array.from({ length: 100 }, () => ask(greedy, 'greedy'));
  expect(count('greedy')).toBe(4);
  const answer = ask(modest, 'modest');
  expect(count('modest')).toBe(1);
  reading.at(-1)?.end();
  expect(await answer).toBe('modest');
  for (let ended = 0; ended < 100; ended++) {
    await expect.poll(() => reading.length).toBeGreaterThan(ended + (ended < 4 ? 0 : 1));
    reading.filter(({ who }) => who === 'greedy')[ended]?.end();
  }
  expect(await Promise.all(asked)).toHaveLength(100);
});

test('all connections of one address leave room for the others', () => {
  const { ask, count } = turnsOf();
  for (let connection = 0; connection < 50; connection++) void ask(caller('10.0.0.1'), 'crowd');
  expect(count('crowd')).toBe(12);
  void ask(caller('10.0.0.2'), 'other');
  expect(count('other')).toBe(1);
});

test('connections that wait have their turns one after the other', async () => {
  const { reading, ask, count } = turnsOf();
  const first = caller('10.0.0.1');
  const second = caller('10.0.0.1');
  for (let busy = 0; busy < 3; busy++) {
    for (let read = 0; read < 4; read++) void ask(caller('10.0.0.1'), 'busy');
  }
  for (let read = 0; read < 50; read++) void ask(first, 'first');
  void ask(second, 'second');
  expect([count('first'), count('second')]).toEqual([0, 0]);
  reading[0]?.end();
  await expect.poll(() => count('first')).toBe(1);
  reading[1]?.end();
  await expect.poll(() => count('second')).toBe(1);
});

test('what a closed connection still waits for is not read', async () => {
  const { reading, ask, count } = turnsOf();
  const gone = caller('10.0.0.1');
  const asked = Array.from({ length: 60 }, () => ask(gone, 'gone'));
  const outcomes = Promise.allSettled(asked);
  gone.emit('close');
  for (const each of reading) each.end();
  const refused = (await outcomes).filter(({ status }) => status === 'rejected');
  expect([count('gone'), refused.length]).toEqual([4, 56]);
});

test('a connection that waits for too much is told so, and nothing is done', async () => {
  const { ask } = turnsOf();
  const greedy = caller('10.0.0.1');
  for (let read = 0; read < 104; read++) void ask(greedy, 'greedy');
  await expect(ask(greedy, 'greedy')).rejects.toMatchObject({ code: 'OVERLOADED' });
});
