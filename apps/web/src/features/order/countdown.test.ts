import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Countdown } from './countdown.svelte.ts';

const deadline = { serverTime: '2030-01-01T12:00:00.000Z', holdExpiresAt: '2030-01-01T12:15:00.000Z' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function started(given: { serverTime: string; holdExpiresAt: string | null }) {
  const countdown = new Countdown();
  countdown.follow(given);
  return { countdown, stop: countdown.start() };
}

test('a hold of 15 minutes counts down by the second', () => {
  const { countdown } = started(deadline);
  expect(countdown.text).toBe('15:00');
  vi.advanceTimersByTime(1_000);
  expect(countdown.text).toBe('14:59');
  vi.advanceTimersByTime(59_000);
  expect(countdown.text).toBe('14:00');
});

test('a local clock that is years off, or is set during the countdown, changes nothing', () => {
  vi.setSystemTime('1999-01-01T00:00:00Z');
  const { countdown } = started(deadline);
  vi.setSystemTime('2040-01-01T00:00:00Z');
  vi.advanceTimersByTime(5_000);
  expect(countdown.text).toBe('14:55');
});

test('a countdown warns at two minutes and at 30 seconds, and is over at zero', () => {
  const { countdown } = started(deadline);
  vi.advanceTimersByTime(12 * 60_000 + 59_000);
  expect([countdown.isShort, countdown.warning]).toEqual([false, null]);
  vi.advanceTimersByTime(1_000);
  expect([countdown.text, countdown.isShort, countdown.warning]).toEqual(['2:00', true, 'soon']);
  vi.advanceTimersByTime(89_000);
  expect([countdown.text, countdown.warning]).toEqual(['0:31', 'soon']);
  vi.advanceTimersByTime(1_000);
  expect([countdown.text, countdown.warning]).toEqual(['0:30', 'last']);
  vi.advanceTimersByTime(29_000);
  expect([countdown.text, countdown.isOver]).toEqual(['0:01', false]);
  vi.advanceTimersByTime(1_000);
  expect([countdown.text, countdown.isOver, countdown.warning]).toEqual(['0:00', true, null]);
});

test('a countdown follows an extension', () => {
  const { countdown } = started(deadline);
  vi.advanceTimersByTime(60_000);
  countdown.follow({ serverTime: '2030-01-01T12:01:00.000Z', holdExpiresAt: '2030-01-01T12:30:00.000Z' });
  expect(countdown.text).toBe('29:00');
});

test('an order without a deadline shows nothing, and a stopped countdown stands still', () => {
  expect(started({ ...deadline, holdExpiresAt: null }).countdown.isRunning).toBe(false);
  const { countdown, stop } = started(deadline);
  stop();
  vi.advanceTimersByTime(10_000);
  expect(countdown.text).toBe('15:00');
});
