import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BackgroundLoop } from './background-loop.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const silent = { warn: () => undefined };

test('each round says how long to wait for the next one, or that it was the last', async () => {
  const waits = [1_000, 5_000, null];
  const round = vi.fn(async () => waits.shift() ?? null);
  const running = new BackgroundLoop(silent).run(round);
  await vi.advanceTimersByTimeAsync(999);
  expect(round).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(round).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(round).toHaveBeenCalledTimes(3);
  await running;
});

test('a failure is logged, and its caller learns of it', async () => {
  const warn = vi.fn();
  const loop = new BackgroundLoop({ warn });
  const failure = new Error('Postgres is down');
  expect(await loop.attempt('the check', () => Promise.reject(failure))).toBeNull();
  expect(warn.mock.calls).toEqual([[{ err: failure }, 'the check: failed, will be retried']]);
  expect(await loop.attempt('the check', async () => 7)).toBe(7);
});

test('closing ends a wait at once', async () => {
  const round = vi.fn(async () => 60_000);
  const loop = new BackgroundLoop(silent);
  const running = loop.run(round);
  await vi.advanceTimersByTimeAsync(0);
  loop.close();
  await running;
  expect(round).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test('closing during a round makes it the last one', async () => {
  const work = Promise.withResolvers<number>();
  const round = vi.fn(() => work.promise);
  const loop = new BackgroundLoop(silent);
  const running = loop.run(round);
  loop.close();
  work.resolve(60_000);
  await running;
  expect(round).toHaveBeenCalledOnce();
});
