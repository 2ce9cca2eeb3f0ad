import { expect, test } from 'vitest';
import { parseCommand } from './rollout-command.ts';

const parse = (line: string) => parseCommand(line.split(' ').filter((word) => word !== ''));

test('the commands of the help are understood', () => {
  expect(parse('status')).toEqual({ type: 'status', json: false });
  expect(parse('status --json')).toEqual({ type: 'status', json: true });
  expect(parse('ramp 10')).toEqual({ type: 'ramp', percentage: 10, build: undefined, force: false });
  expect(parse('ramp 10% --build 0.2.0')).toMatchObject({ type: 'ramp', percentage: 10, build: '0.2.0' });
  expect(parse('promote --force')).toEqual({ type: 'promote', build: undefined, force: true });
  expect(parse('rollback --build 0.1.0')).toEqual({ type: 'rollback', build: '0.1.0', force: false });
  expect(parse('remove 0.1.0')).toEqual({ type: 'remove', build: '0.1.0', force: false });
  for (const line of ['', '--help', 'promote --help', '-h']) expect(parse(line)).toEqual({ type: 'help' });
});

test.each([
  ['ramp', 'ramp needs a share'],
  ['ramp 0', 'from 1 to 100'],
  ['ramp 101', 'from 1 to 100'],
  ['ramp half', 'ramp half is not a share'],
  ['remove', 'remove needs a build'],
  ['remove a b', 'Unexpected argument: b.'],
  ['promote 0.2.0', 'Unexpected argument: 0.2.0.'],
  ['remove a --build b', '--build is not for remove'],
  ['promote --json', '--json is only for status'],
  ['deploy', 'There is no command deploy'],
  ['status --nope', "Unknown option '--nope'"],
])('“%s” changes nothing and says what is wrong', (line, message) => {
  expect(() => parse(line)).toThrow(message);
});
