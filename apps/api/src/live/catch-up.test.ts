import { pino } from 'pino';
import { expect, test } from 'vitest';
import { CatchUp } from './catch-up.ts';

const logger = pino({ level: 'silent' });

test('one read at a time, and once more when it is asked for meanwhile', async () => {
  const reads: PromiseWithResolvers<void>[] = [];
  const catchUp = new CatchUp(() => {
    const read = Promise.withResolvers<void>();
    reads.push(read);
    return read.promise;
  }, logger);
  catchUp.ask();
  catchUp.ask();
  catchUp.ask();
  expect(reads).toHaveLength(1);
  reads[0]?.resolve();
  await expect.poll(() => reads.length).toBe(2);
});

test('a failed read is tried again until it succeeds', async () => {
  let tries = 0;
  const catchUp = new CatchUp(async () => {
    tries += 1;
    if (tries < 3) throw new Error('no database');
  }, logger);
  catchUp.ask();
  await expect.poll(() => tries, { timeout: 2_000 }).toBe(3);
});
