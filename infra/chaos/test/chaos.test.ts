import { beforeAll, describe, expect, test } from 'vitest';
import { chaosCommand, chaosRun, violationsIn } from './support/chaos-command.ts';

test('--help lists the commands and the flags', async () => {
  const { code, printed } = await chaosCommand('--help');
  expect(code).toBe(0);
  expect(printed).toMatch(/npm run chaos -- check[\s\S]*--minutes N[\s\S]*--seed N[\s\S]*--cluster[\s\S]*--run FOLDER/);
});

describe('a short run with a fixed seed', () => {
  let run: Awaited<ReturnType<typeof chaosRun>>;
  beforeAll(async () => {
    // Other suites run beside it.
    run = await chaosRun('--minutes', '0.6', '--seed', '19', '--passengers', '10', '--tolerance', '5');
    // Mail that was disturbed may take minutes: each retry waits longer than the one before.
  }, 480_000);

  test('injects faults while passengers book', () => {
    const { results } = run;
    expect(results.injectedFaults.length).toBeGreaterThanOrEqual(3);
    expect(results.orders).toBeGreaterThan(20);
    expect(results.statuses.CONFIRMED).toBeGreaterThan(0);
    expect(results.seats).toMatchObject({ undecided: 0 });
    expect(results.workflows.replayed).toBeGreaterThan(20);
    expect(results.mails.sent).toBeGreaterThan(0);
  });

  test('ends with the system at rest and no violations', () => {
    const { results } = run;
    expect(violationsIn(results)).toBe('');
    expect(results.quietAfterMs).not.toBeNull();
    expect(results.mails.quietAfterMs).not.toBeNull();
    expect(run.printed).toContain('0 violations.');
    expect(run.code).toBe(0);
  });
});
