import { expect, test } from 'vitest';
import { shareReads } from './share-reads.ts';

/** A store whose reads end when a test says so, with the version at their start. */
function testStore() {
  const started: { answer(): void; fail(error: Error): void }[] = [];
  const postgres = { version: 0 };
  const store = shareReads(
    {
      map: (_flight: string, _options: { limit?: number } = {}) => {
        const { promise, resolve, reject } = Promise.withResolvers<number>();
        const { version } = postgres;
        started.push({ answer: () => resolve(version), fail: reject });
        return promise;
      },
    },
    ['map'],
  );
  return { started, postgres, store };
}

test('callers that ask during a read share the next one, which shows what changed meanwhile', async () => {
  const { started, postgres, store } = testStore();
  const first = store.map('F1');
  postgres.version = 1;
  const others = Array.from({ length: 900 }, () => store.map('F1'));
  started[0]?.answer();
  expect(await first).toBe(0);
  await expect.poll(() => started.length).toBe(2);
  postgres.version = 2;
  const late = store.map('F1');
  started[1]?.answer();
  expect(new Set(await Promise.all(others))).toEqual(new Set([1]));
  await expect.poll(() => started.length).toBe(3);
  started[2]?.answer();
  expect(await late).toBe(2);
});

test('different reads do not wait for each other', async () => {
  const { started, store } = testStore();
  const reads = [store.map('F1'), store.map('F2'), store.map('F1', { limit: 1 })];
  expect(started).toHaveLength(3);
  for (const read of started) read.answer();
  await Promise.all(reads);
});

test('a failed read fails only the callers that share it', async () => {
  const { started, store } = testStore();
  const first = store.map('F1');
  const second = store.map('F1');
  started[0]?.fail(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await expect.poll(() => started.length).toBe(2);
  started[1]?.answer();
  expect(await second).toBe(0);
  const third = store.map('F1');
  started[2]?.answer();
  expect(await third).toBe(0);
});
