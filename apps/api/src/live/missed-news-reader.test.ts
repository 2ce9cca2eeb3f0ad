import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MissedNewsReader } from './missed-news-reader.ts';

const logger = pino({ level: 'silent' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('one read runs at a time, and once more if it is requested meanwhile', async () => {
  const reads: PromiseWithResolvers<void>[] = [];
  const reader = new MissedNewsReader(() => {
    const read = Promise.withResolvers<void>();
    reads.push(read);
    return read.promise;
  }, logger);
  reader.request();
  reader.request();
  reader.request();
  expect(reads).toHaveLength(1);
  reads[0]?.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(reads).toHaveLength(2);
});

test('a failed read is retried until it succeeds', async () => {
  let tries = 0;
  const reader = new MissedNewsReader(async () => {
    tries += 1;
    if (tries < 3) throw new Error('no database');
  }, logger);
  reader.request();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(tries).toBe(3);
});
