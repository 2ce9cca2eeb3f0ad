import { expect, test } from 'vitest';
import { inLanguage } from '#testing/in-language.ts';
import { relativeDay } from './relative-day.ts';

const NOON = Date.parse('2026-11-26T12:00:00Z');
const leaving = (departsLocal: string, origin = 'ZRH') => ({ origin, departsLocal });

test.each([
  ['2026-11-26T23:55', 'today'],
  ['2026-11-27T00:05', 'tomorrow'],
  ['2026-11-29T07:05', 'in 3 days'],
  ['2026-11-25T07:05', 'yesterday'],
  ['2026-11-06T07:05', '20 days ago'],
])('a passenger whose flight leaves at %s reads "%s"', (departsLocal, words) => {
  expect(relativeDay(leaving(departsLocal), NOON)).toBe(words);
});

test('the days are those of the calendar at the airport', () => {
  // In Zurich the 27th has begun, in New York it hasn't.
  const lateEvening = Date.parse('2026-11-26T23:30:00Z');
  expect(relativeDay(leaving('2026-11-27T18:00'), lateEvening)).toBe('today');
  expect(relativeDay(leaving('2026-11-27T18:00', 'JFK'), lateEvening)).toBe('tomorrow');
});

test.each([
  ['de', 'in 3 Tagen'],
  ['ar', 'خلال 3 أيام'],
] as const)('the days are in the language of the page: %s', async (language, words) => {
  await inLanguage(language);
  expect(relativeDay(leaving('2026-11-29T07:05'), NOON)).toBe(words);
});
