import { expect, test } from 'vitest';
import { shareReads } from './share-reads.ts';

/** A store whose reads are answered when a test says so, with what is so when they begin. */
function storeOf() {
  const begun: { answer(): void; fail(error: Error): void }[] = [];
  const world = { version: 0 };
  const store = shareReads(
    {
      map: (_flight: string, _options: { limit?: number } = {}) => {
        const { promise, resolve, reject } = Promise.withResolvers<number>();
        const { version } = world;
        begun.push({ answer: () => resolve(version), fail: reject });
        return promise;
      },
    },
    ['map'],
  );
  return { begun, world, store };
}

test('all who ask while a read is under way share the next, which shows what changed meanwhile', async () => {
  const { begun, world, store } = storeOf();
  const first = store.map('F1');
  world.version = 1;
  const others = Array.from({ length: 900 }, () => store.map('F1'));
  begun[0]?.answer();
  expect(await first).toBe(0);
  await expect.poll(() => begun.length).toBe(2);
  world.version = 2;
  const late = store.map('F1');
  begun[1]?.answer();
  expect(new Set(await Promise.all(others))).toEqual(new Set([1]));
  await expect.poll(() => begun.length).toBe(3);
  begun[2]?.answer();
  expect(await late).toBe(2);
});

test('reads of different things do not wait for each other', async () => {
  const { begun, store } = storeOf();
  void store.map('F1');
  void store.map('F2');
  void store.map('F1', { limit: 1 });
  expect(begun).toHaveLength(3);
});

test('a read that fails is the failure of those who asked for it, and of nobody after', async () => {
  const { begun, store } = storeOf();
  const first = store.map('F1');
  const second = store.map('F1');
  begun[0]?.fail(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.answer();
  expect(await second).toBe(0);
  const third = store.map('F1');
  begun[2]?.answer();
  expect(await third).toBe(0);
});
