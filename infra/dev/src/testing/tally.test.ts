import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import { type CountedModule, count } from './count-reporter.ts';
import { exitCode, failed, NOTHING, summaryOf } from './tally.ts';

function file(states: string[], errors: { message: string }[] = []): CountedModule {
  const tests = states.map((state) => ({
    fullName: `a ${state} test`,
    result: () => ({ state, errors: state === 'failed' ? [{ message: 'expected 1 to be 2\nat line 3' }] : [] }),
  }));
  return {
    relativeModuleId: 'seats.test.ts',
    errors: () => errors,
    children: { allTests: () => tests, allSuites: () => [] },
  };
}

describe('the last lines of npm test', () => {
  test('count the tests of all files, and name the failed ones', () => {
    const tally = count([file(['passed', 'passed']), file(['passed', 'failed'])], []);
    expect(summaryOf(tally)).toBe('✗ seats.test.ts > a failed test: expected 1 to be 2\n3 passed, 1 failed');
  });

  test('say that no suite matches', () => {
    expect(summaryOf(NOTHING)).toBe('No suite matches. Long runs: see CONTRIBUTING.md.\n0 passed, 0 failed');
  });

  test('mention skipped tests only if there are some', () => {
    expect(summaryOf(count([file(['passed', 'skipped'])], []))).toBe('1 passed, 0 failed, 1 skipped');
  });

  test('count a test that never ended as failed', () => {
    expect(summaryOf(count([file(['pending'])], []))).toBe('✗ seats.test.ts > a pending test\n0 passed, 1 failed');
  });

  test('count a file that cannot be loaded, and an error outside of tests, as failed', () => {
    const tally = count([file([], [{ message: 'syntax' }]), file(['passed'])], [{ message: 'later' }]);
    expect(summaryOf(tally)).toBe('✗ seats.test.ts: syntax\n✗ outside of tests: later\n1 passed, 2 failed');
  });

  test('name the tests whose common beginning failed', () => {
    const module = file(['skipped', 'passed']);
    const suite = { fullName: 'after a crash', errors: () => [{ message: 'Hook timed out in 240000ms.' }] };
    const tally = count([{ ...module, children: { ...module.children, allSuites: () => [suite] } }], []);
    expect(summaryOf(tally)).toBe(
      '✗ seats.test.ts > after a crash: Hook timed out in 240000ms.\n1 passed, 1 failed, 1 skipped',
    );
  });

  test('say what ran when an error came outside of tests, and its cause', () => {
    const error = {
      message: 'fetch failed',
      cause: new Error('connect ECONNREFUSED\nat line 3'),
      VITEST_TEST_PATH: join(REPOSITORY, 'apps/api/test/seats.test.ts'),
      VITEST_TEST_NAME: 'a seat is held',
    };
    expect(count([], [error]).failures).toEqual([
      'outside of tests (during apps/api/test/seats.test.ts > a seat is held): fetch failed: connect ECONNREFUSED',
    ]);
  });
});

describe('the exit code of npm test', () => {
  test('is 0 if all passed', () => expect(exitCode({ ...NOTHING, passed: 3, skipped: 1 })).toBe(0));
  test('is 1 if one failed', () => expect(exitCode({ ...failed('Lint'), passed: 3 })).toBe(1));
  test('is 1 if nothing was tested', () => expect(exitCode({ ...NOTHING, skipped: 9 })).toBe(1));
});
