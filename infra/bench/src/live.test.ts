import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Results } from './report/results.ts';

const LIVE = fileURLToPath(new URL('live.ts', import.meta.url));
/** An even number of changes in half a second: as many seats are held as freed, which have names of other lengths. */
const RATE = 8;
const run = (...flags: string[]) =>
  promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', LIVE, ...flags]);

test('--help tells the parts and the flags', async () => {
  const { stdout } = await run('--help');
  expect(stdout).toMatch(/fan-out[\s\S]*--json FILE/);
});

test('a flag that can not be used is named, without a stack', async () => {
  await expect(run('--viewers', 'many')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^\n--viewers can't be "many"[^\n]*\nSee: pnpm bench:live --help\n\n$/),
  });
});

describe('a small run', () => {
  let results: Results;
  let printed: string;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bench-test-'));
    const file = join(folder, 'results.json');
    try {
      const flags = [
        '--only',
        'fan-out,stalled,storm',
        '--viewers',
        '20',
        '--seconds',
        '0.5',
        '--rate',
        `${RATE}`,
        '--json',
        file,
      ];
      ({ stdout: printed } = await run(...flags));
      results = JSON.parse(await readFile(file, 'utf8'));
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 240_000);

  test('measures every part that was asked for, both kinds of viewer and both servers', () => {
    const measured = new Set(results.rows.map(({ scenario, viewer, server }) => `${scenario}, ${viewer}, ${server}`));
    expect([...measured]).toEqual([
      ...['fan-out, ws, product', 'fan-out, ws, floor', 'fan-out, wsLink, product', 'fan-out, wsLink, floor'],
      ...['stalled: who reads, ws, product', 'stalled: who reads on, ws, product'],
      ...['storm: who stays, ws, product', 'storm: who comes back, ws, product'],
    ]);
    expect(results).toMatchObject({ format: 1, machine: { cores: expect.any(Number) } });
    for (const row of results.rows) expect(row.delivered, row.scenario).toBeGreaterThan(0);
  });

  test('no viewer misses a change, gets one twice, stays behind or is cut off', () => {
    for (const { scenario, gaps, doubled, behind, errors } of results.rows) {
      expect({ gaps, doubled, behind, errors }, scenario).toEqual({ gaps: 0, doubled: 0, behind: 0, errors: 0 });
    }
  });

  // But for the digits of versions and seats: a field more or less is a difference of ten bytes.
  test('the floor sends the bytes that the product sends', () => {
    const steady = results.rows.filter(({ rate, viewer }) => rate === RATE && viewer === 'ws');
    const bytes = (kind: string) => steady.find(({ server }) => server === kind)?.bytesPerMessage;
    expect(bytes('floor')).toBeGreaterThan(100);
    expect(Math.abs(Number(bytes('floor')) - Number(bytes('product')))).toBeLessThan(10);
  });

  test('the ratio of product to floor is told for each kind of viewer', () => {
    expect(results.ratios.map(({ viewer, product, floor }) => [viewer, product.length, floor.length])).toEqual([
      ['ws', 2, 2],
      ['wsLink', 2, 2],
    ]);
    expect(printed).toMatch(/delivered\/s.*ratio\n/);
  });
});
