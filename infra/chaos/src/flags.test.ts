import { expect, test } from 'vitest';
import { readFlags } from './flags.ts';

const read = (...args: string[]) => readFlags(args, () => 42);

test('without flags a run takes 15 minutes, with a random seed', () => {
  expect(read()).toMatchObject({ command: 'run', minutes: 15, seed: 42, passengers: 34, faults: true, cluster: false });
});

test('flags are read as npm and pnpm pass them on', () => {
  expect(read('--', '--minutes', '0.5', '--seed', '7', '--no-faults', '--cluster', '--tolerance', '5')).toMatchObject({
    toleranceMs: 5_000,
    minutes: 0.5,
    seed: 7,
    faults: false,
    cluster: true,
  });
  expect(read('check', '--run', 'here')).toEqual({ command: 'check', runFolder: 'here' });
  expect(read('--help')).toEqual({ command: 'help' });
});

test('an invalid flag or command is refused by name', () => {
  expect(() => read('--seed', 'x')).toThrow(/^--seed can't be "x"/);
  expect(() => read('chek')).toThrow(/no command "chek"/);
  expect(() => read('--loud')).toThrow(/--loud/);
});
