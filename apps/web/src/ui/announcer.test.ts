import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcer } from './announcer.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a screen reader hears the first change at once, and the following ones together and once', () => {
  const announcer = new Announcer();
  announcer.say('12C: your seat.');
  expect(announcer.text).toBe('12C: your seat.');
  for (const words of ['14A was taken.', '14B was taken.', '14A was taken.']) announcer.say(words);
  expect(announcer.text).toBe('12C: your seat.');
  vi.advanceTimersByTime(1_500);
  expect(announcer.text).toBe('14A was taken. 14B was taken.');
  announcer.stop();
});

test('a screen reader hears a change at once again after a pause', () => {
  const announcer = new Announcer();
  announcer.say('One.');
  vi.advanceTimersByTime(3_000);
  announcer.say('Two.');
  expect(announcer.text).toBe('Two.');
  announcer.stop();
});
