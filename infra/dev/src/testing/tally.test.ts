import { describe, expect, test } from 'vitest';
import { type CountedModule, count } from './count-reporter.ts';
import { exitCode, lastLine } from './tally.ts';

function file(states: string[], errors: unknown[] = []): CountedModule {
  const tests = states.map((state) => ({ result: () => ({ state }) }));
  return { errors: () => errors, children: { allTests: () => tests } };
}

describe('the last line of npm test', () => {
  test('counts the tests of all files', () => {
    const tally = count([file(['passed', 'passed']), file(['passed', 'failed'])], []);
    expect(lastLine(tally)).toBe('3 passed, 1 failed');
  });

  test('mentions skipped tests only if there are some', () => {
    expect(lastLine(count([file(['passed', 'skipped'])], []))).toBe('1 passed, 0 failed, 1 skipped');
  });

  test('counts a test that never ended as failed', () => {
    expect(lastLine(count([file(['pending'])], []))).toBe('0 passed, 1 failed');
  });

  test('counts a file that cannot be loaded, and an error outside of tests, as failed', () => {
    const tally = count([file([], [new Error('syntax')]), file(['passed'])], [new Error('later')]);
    expect(lastLine(tally)).toBe('1 passed, 2 failed');
  });
});

describe('the exit code of npm test', () => {
  test('is 0 if all passed', () => expect(exitCode({ passed: 3, failed: 0, skipped: 1 })).toBe(0));
  test('is 1 if one failed', () => expect(exitCode({ passed: 3, failed: 1, skipped: 0 })).toBe(1));
  test('is 1 if nothing was tested', () => expect(exitCode({ passed: 0, failed: 0, skipped: 9 })).toBe(1));
});
