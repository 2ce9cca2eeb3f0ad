import { expect, test } from 'vitest';
import { duration, durationRange } from './duration.ts';

test.each([
  ['15m', 900_000],
  ['20s', 20_000],
  ['1.5h', 5_400_000],
  ['250ms', 250],
  [' 2 d ', 172_800_000],
])('a setting can be the duration %s', (text, expected) => {
  expect(duration().parse(text)).toBe(expected);
});

test.each(['', '15', '-5m', '0s', 'soon', '15 minutes please', '1e3s', 'Infinity', '31d'])(
  'the duration %s is refused',
  (text) => {
    expect(duration().safeParse(text).success).toBe(false);
  },
);

test('a duration can have limits, including zero', () => {
  expect(duration({ atLeast: '0s' }).parse('0s')).toBe(0);
  expect(duration({ atLeast: '1s', atMost: '1m' }).safeParse('61s').error?.issues[0]?.message).toContain(
    'from 1s to 1m',
  );
});

test('a range is two durations, or one for both limits', () => {
  expect(durationRange().parse('0s..5s')).toEqual({ min: 0, max: 5_000 });
  expect(durationRange().parse('2s')).toEqual({ min: 2_000, max: 2_000 });
});

test.each(['5s..1s', '1s..', '..', '1s..2s..3s', '3'])('the range %s is refused', (text) => {
  expect(durationRange().safeParse(text).success).toBe(false);
});
