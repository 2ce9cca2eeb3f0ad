import { expect, test } from 'vitest';
import { readBookingFlags } from '../booking/flags.ts';
import { readLiveFlags } from '../live/flags.ts';

test('ways, sizes and settings to compare can be chosen', () => {
  const sizes = ['--only=hot,rush', '--at-once=1,16', '--rounds=5', '--seconds=2.5'];
  expect(readBookingFlags(['--', ...sizes, '--compare=A=1,A_B=1=2', '--compare=C='])).toEqual({
    help: false,
    only: ['hot', 'rush'],
    'at-once': [1, 16],
    rounds: 5,
    seconds: 2.5,
    compare: [{ A: '1', A_B: '1=2' }, { C: '' }],
  });
  expect(readLiveFlags(['--viewers', '500', '-h'])).toEqual({ help: true, viewers: 500 });
});

test.each([
  [['--only', 'everything'], '--only knows no "everything"'],
  [['--at-once', '8,many'], '--at-once can\'t be "many"'],
  [['--rounds', '1.5'], '--rounds can\'t be "1.5": it takes a number up to 100'],
  [['--compare', 'fast'], '--compare can\'t be "fast"'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is refused, and the message names the help', (args, message) => {
  expect(() => readBookingFlags(args)).toThrow(message);
  expect(() => readBookingFlags(args)).toThrow('pnpm bench --help');
});
