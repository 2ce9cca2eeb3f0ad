import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcer } from './announcer.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first change is said at once, those that follow together and once', () => {
  const announcer = new Announcer();
  announcer.say('12C is held for you.');
  expect(announcer.text).toBe('12C is held for you.');
  for (const words of ['14A was taken.', '14B was taken.', '14A was taken.']) announcer.say(words);
  expect(announcer.text).toBe('12C is held for you.');
  vi.advanceTimersByTime(1_500);
  expect(announcer.text).toBe('14A was taken. 14B was taken.');
  announcer.stop();
});

test('after a pause a change is said at once again', () => {
  const announcer = new Announcer();
  announcer.say('One.');
  vi.advanceTimersByTime(3_000);
  announcer.say('Two.');
  expect(announcer.text).toBe('Two.');
  announcer.stop();
});
