import { expect, test } from 'vitest';
import { readBookingFlags } from './flags.ts';

test('without flags every way is measured, with 1 to 128 at once', () => {
  expect(readBookingFlags([])).toMatchObject({
    ...{
      help: false,
      only: ['shipped', 'many', 'hot', 'trpc', 'rush'],
      atOnce: [1, 8, 32, 128],
      rounds: 3,
      seconds: 10,
      workers: 1,
    },
  });
});

test('ways, sizes and settings to compare can be chosen', () => {
  const args = [
    '--',
    '--only=hot',
    '--at-once=1,16',
    '--rounds=5',
    '--seconds=2.5',
    '--compare=A=1,A_B=1=2',
    '--compare=C=',
  ];
  expect(readBookingFlags(args)).toMatchObject({
    ...{ only: ['hot'], atOnce: [1, 16], rounds: 5, seconds: 2.5, compare: [{ A: '1', A_B: '1=2' }, { C: '' }] },
  });
});

test.each([
  [['--only', 'everything'], '--only knows no "everything"'],
  [['--at-once', '8,many'], '--at-once can\'t be "many"'],
  [['--rounds', '1.5'], '--rounds can\'t be "1.5"'],
  [['--compare', 'fast'], '--compare can\'t be "fast"'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is refused, and says what is taken', (args, message) => {
  expect(() => readBookingFlags(args)).toThrow(message);
  expect(() => readBookingFlags(args)).toThrow('pnpm bench --help');
});
