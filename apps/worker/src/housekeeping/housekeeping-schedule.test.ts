import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HousekeepingSchedule } from './housekeeping-schedule.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('a schedule that can not be created is logged and tried again, and the worker goes on', async () => {
  const create = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('Temporal is down'));
  const warn = vi.fn();
  const schedule = new HousekeepingSchedule({ client: { create, getHandle: vi.fn() } as never, logger: { warn } });
  const running = schedule.run();
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce());
  expect(create).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(10_000);
  await running;
  expect(create).toHaveBeenCalledTimes(2);
});

test('a worker that stops meanwhile does not wait for it', async () => {
  const create = () => Promise.reject(new Error('Temporal is down'));
  const warn = vi.fn();
  const schedule = new HousekeepingSchedule({ client: { create, getHandle: vi.fn() } as never, logger: { warn } });
  const running = schedule.run();
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce());
  schedule.close();
  await running;
});
