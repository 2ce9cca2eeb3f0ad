import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChaosResults } from '../src/run/results.ts';

const CHAOS = fileURLToPath(new URL('../src/chaos.ts', import.meta.url));
const start = (...flags: string[]): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHAOS, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

async function run(...flags: string[]): Promise<{ code: number; printed: string }> {
  const child = start(...flags);
  if (!child.stdout) throw new Error('stdout is not piped');
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { code, printed };
}

test('--help lists the commands and the flags', async () => {
  const { code, printed } = await run('--help');
  expect(code).toBe(0);
  expect(printed).toMatch(/pnpm chaos check[\s\S]*--minutes N[\s\S]*--seed N[\s\S]*--told FOLDER/);
});

describe('a short run with a fixed seed', () => {
  let folder: string;
  let results: ChaosResults;
  let outcome: { code: number; printed: string };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaos-test-'));
    outcome = await run('--minutes', '0.6', '--seed', '19', '--passengers', '16', '--out', folder);
    results = JSON.parse(await readFile(join(folder, 'results.json'), 'utf8'));
    // Mail that was disturbed may take minutes: each retry waits longer than the one before.
  }, 480_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('injects faults while passengers book', () => {
    expect(results.struck.length).toBeGreaterThanOrEqual(3);
    expect(results.orders).toBeGreaterThan(20);
    expect(results.statuses.CONFIRMED).toBeGreaterThan(0);
    expect(results.seats).toMatchObject({ undecided: 0 });
    expect(results.workflows.replayed).toBeGreaterThan(20);
    expect(results.mails.sent).toBeGreaterThan(0);
  });

  test('ends with the system at rest and no violations', () => {
    expect(
      results.violations
        .map(({ invariant, detail, timeline }) => [invariant, detail, ...timeline].join('\n'))
        .join('\n\n'),
    ).toBe('');
    expect(results.quietAfterMs).not.toBeNull();
    expect(results.mails.quietAfterMs).not.toBeNull();
    expect(outcome.printed).toContain('0 violations.');
    expect(outcome.code).toBe(0);
  });
});
