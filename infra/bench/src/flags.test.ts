import { expect, test } from 'vitest';
import { readFlags, SCENARIOS } from './flags.ts';

test('without flags everything is measured, each part in its own size', () => {
  expect(readFlags([])).toEqual({
    ...{ help: false, only: SCENARIOS, viewers: undefined, rate: undefined, seconds: undefined, json: undefined },
  });
});

test('parts and sizes can be chosen', () => {
  const args = [
    '--only',
    'fan-out,storm',
    '--viewers',
    '500',
    '--rate',
    '2.5',
    '--seconds',
    '10',
    '--json',
    'out.json',
  ];
  expect(readFlags(args)).toEqual({
    ...{ help: false, only: ['fan-out', 'storm'], viewers: 500, rate: 2.5, seconds: 10, json: 'out.json' },
  });
});

test('the -- that npm wants before flags does no harm', () => {
  expect(readFlags(['--', '--help']).help).toBe(true);
});

test.each([
  [['--only', 'everything'], '--only knows no "everything"'],
  [['--viewers', '0.5'], '--viewers can\'t be "0.5": it takes a number up to 25000'],
  [['--viewers', '100000'], '--viewers can\'t be "100000"'],
  [['--rate', 'fast'], '--rate can\'t be "fast"'],
  [['--seconds', '-1'], 'seconds'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is refused, and says what is taken', (args, message) => {
  expect(() => readFlags(args)).toThrow(message);
  expect(() => readFlags(args)).toThrow('--help');
});
