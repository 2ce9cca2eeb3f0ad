import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Results } from '../shared/results.ts';
import { canReadProcesses } from '../shared/usage.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const run = (...flags: string[]) =>
  promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...flags]);

test('a flag that cannot be used is named, without a stack', async () => {
  await expect(run('--at-once', '0')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^\n--at-once can't be "0"[^\n]*\nSee: pnpm bench --help\n\n$/),
  });
});

test('one passenger books beside the floor, and 100 viewers see every change once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-test-'));
  const json = join(folder, 'results.json');
  const size = ['--only=many', '--at-once=1', '--rounds=1', '--seconds=1', '--warm-up=1'];
  try {
    const { stdout } = await run(...size, '--json', json);
    const { format, measurements }: Results = JSON.parse(await readFile(json, 'utf8'));
    expect(format).toBe(2);
    expect(measurements).toMatchObject([
      { name: 'many flights', server: 'product', client: 'rest', facts: { viewers: 100 } },
      { name: 'order workflow', server: 'floor', client: 'sdk' },
    ]);
    const [product, floor] = measurements;
    expect(product?.checks).toEqual({ gaps: 0, doubled: 0, conflated: expect.any(Number), behind: 0 });
    expect(product?.facts['block transitions']).toBeGreaterThan(0);
    for (const { count, failed, latency } of measurements) {
      expect(failed).toEqual({});
      expect(count).toBeGreaterThan(0);
      for (const { p50, p99 } of Object.values(latency)) expect(Number(p99)).toBeGreaterThanOrEqual(p50 ?? Number.NaN);
    }
    if (canReadProcesses) {
      expect(Object.keys(floor?.cpuMs ?? {})).toEqual(['worker', 'temporal', 'postgres', 'passengers']);
      expect(Object.keys(product?.memoryMb ?? {})).toContain('api');
    }
    expect(stdout).toMatch(/bookings\/s.*of floor.*hold p50.*API ms.*gaps/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
