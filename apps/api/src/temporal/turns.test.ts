import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

const newTurns = (waitMs = 10_000) => new Turns({ atOnce: 2, waitMs, tooLong: () => new Error('waited too long') });

/** Work that goes on until it is let go, and notes when it begins. */
function work(turns: Turns, begun: string[]) {
  return (key: string, name: string) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const done = turns.take(key, () => {
      begun.push(name);
      return promise;
    });
    return { done, end: () => resolve(name) };
  };
}
const settled = () => new Promise(setImmediate);

test('so many have their turn at a time, and the others follow in the order in which they came', async () => {
  const begun: string[] = [];
  const start = work(newTurns(), begun);
  const [first, second, third, fourth] = ['1', '2', '3', '4'].map((name) => start('F', name));
  await settled();
  expect(begun).toEqual(['1', '2']);
  second?.end();
  expect(await second?.done).toBe('2');
  await settled();
  expect(begun).toEqual(['1', '2', '3']);
  for (const each of [first, third, fourth]) each?.end();
  await Promise.all([first?.done, third?.done, fourth?.done]);
  expect(begun).toEqual(['1', '2', '3', '4']);
});

test('who waits for one thing keeps nobody from another', async () => {
  const begun: string[] = [];
  const start = work(newTurns(), begun);
  for (const name of ['1', '2', '3']) start('F', name);
  start('G', 'other');
  await settled();
  expect(begun).toEqual(['1', '2', 'other']);
});

test('what fails makes room too, and is told to who asked for it', async () => {
  const turns = newTurns();
  const failing = Array.from({ length: 5 }, () => turns.take('F', () => Promise.reject(new Error('no'))));
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  expect(await turns.take('F', async () => 'yes')).toBe('yes');
});

test('who has not had a turn in time is told, and takes none later', async () => {
  const begun: string[] = [];
  const start = work(newTurns(20), begun);
  const [first, second, late] = ['1', '2', '3'].map((name) => start('F', name));
  await expect(late?.done).rejects.toThrow('waited too long');
  for (const each of [first, second]) each?.end();
  await Promise.all([first?.done, second?.done]);
  await settled();
  expect(begun).toEqual(['1', '2']);
});
