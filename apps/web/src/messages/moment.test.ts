import { expect, test } from 'vitest';
import { dayAndTimeOf, momentInWords } from './moment.ts';

test('a visitor reads a moment of today by its time, and of another day by its date too', () => {
  const at = new Date(2026, 10, 24, 14, 2).getTime();
  expect(momentInWords(at, new Date(2026, 10, 24, 23, 59).getTime())).toBe('at 14:02');
  expect(momentInWords(at, new Date(2026, 10, 25, 0, 1).getTime())).toBe('on Tue 24 Nov at 14:02');
});

test('in a list a visitor reads each moment by its date and time', () => {
  expect(dayAndTimeOf(new Date(2026, 10, 24, 14, 2).getTime())).toBe('Tue 24 Nov, 14:02');
});
