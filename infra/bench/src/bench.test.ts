import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BookingResults } from './booking/results.ts';
import { canReadProcesses } from './booking/servers/process-tree.ts';

const BENCH = fileURLToPath(new URL('bench.ts', import.meta.url));
const run = (...flags: string[]) =>
  promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', BENCH, ...flags]);

test('--help tells the ways to book and the flags', async () => {
  const { stdout } = await run('--help');
  expect(stdout).toMatch(/shipped[\s\S]*many[\s\S]*hot[\s\S]*trpc[\s\S]*rush[\s\S]*--json FILE/);
});

test('a flag that can not be used is named, without a stack', async () => {
  await expect(run('--at-once', '0')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^\n--at-once can't be "0"[^\n]*\nSee: pnpm bench --help\n\n$/),
  });
});

describe('a small run', () => {
  let results: BookingResults;
  let printed: string;
  let chart: string;
  let profiles: string[];

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bench-test-'));
    const [json, svg, profile] = [join(folder, 'results.json'), join(folder, 'chart.svg'), join(folder, 'profiles')];
    try {
      const size = [
        '--only',
        'shipped,hot,trpc,rush',
        '--at-once',
        '4',
        '--rounds',
        '1',
        '--seconds',
        '2',
        '--warm-up',
        '4',
      ];
      ({ stdout: printed } = await run(...size, '--json', json, '--svg', svg, '--profile', profile));
      results = JSON.parse(await readFile(json, 'utf8'));
      chart = await readFile(svg, 'utf8');
      profiles = await readdir(profile, { recursive: true });
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 240_000);

  test('books each way that was asked for, and beside it the floor', () => {
    expect(results).toMatchObject({ format: 1, machine: { cores: expect.any(Number) } });
    expect(results.rows.map(({ side, spread, storage, by }) => ({ side, spread, storage, by }))).toEqual([
      { side: 'floor', spread: 'many', storage: 'memory', by: 'sdk' },
      { side: 'product', spread: 'many', storage: 'disk', by: 'rest' },
      { side: 'product', spread: 'hot', storage: 'memory', by: 'rest' },
      { side: 'product', spread: 'many', storage: 'memory', by: 'trpc' },
    ]);
    expect(printed).toMatch(/bookings\/s.*of floor/);
  });

  test('every booking is confirmed, and its waits are told', () => {
    for (const { side, bookings, failed, hold, confirmation, whole } of results.rows) {
      expect(bookings, side).toBeGreaterThan(0);
      expect(failed, side).toEqual({});
      for (const { p50, p99 } of [hold, confirmation, whole]) {
        expect(p50, side).toBeGreaterThan(0);
        expect(p99, side).toBeGreaterThanOrEqual(Number(p50));
      }
    }
  });

  test('a hundred viewers look on at the product, and each sees every change once', () => {
    const [floor, ...product] = results.rows;
    expect(floor?.seen).toBeNull();
    for (const { seen, bookings } of product) {
      expect(seen).toMatchObject({ viewers: 100, gaps: 0, doubled: 0, behind: 0, errors: 0 });
      expect(seen?.messages).toBeGreaterThan(bookings);
    }
    expect(printed).toMatch(/viewers +gaps +doubled +behind/);
  });

  test('in a rush on one flight, every seat is sold once, and everyone was told the truth', () => {
    expect(results.rush.map(({ wave, passengers }) => [wave, passengers])).toEqual([
      ...[
        ['grants', 267],
        ['rush', 500],
        ['refusals', 267],
      ],
    ]);
    const [grants, rush, refusals] = results.rush;
    expect(grants).toMatchObject({ granted: 267, refused: 0, failed: {} });
    expect(rush).toMatchObject({
      ...{ seats: 180, granted: expect.any(Number), failed: {} },
      disagreement: {
        ...{ soldTwice: 0, toldButNotSold: 0, soldButNotTold: 0, refusedThoughFree: 0, recordedOtherwise: 0 },
      },
      seen: { viewers: 100, gaps: 0, doubled: 0, behind: 0, errors: 0 },
    });
    expect(rush?.granted).toBeGreaterThanOrEqual(90);
    expect(refusals).toMatchObject({ granted: 0, refused: 267, failed: {} });
    expect(printed).toContain('Checked against Postgres: 0 seats sold twice');
  });

  test('tells what Temporal did for a booking: the seat block besides the order, which takes two events less than at the floor', () => {
    const [floor, hot] = results.rows;
    expect(floor?.work).toMatchObject({ events: 22, block: null });
    expect(hot?.work).toEqual({
      ...floor?.work,
      // Nobody waits for an update to know that seats are held.
      events: 20,
      path: expect.any(Array),
      block: expect.objectContaining({ updates: expect.any(Number) }),
    });
    expect(hot?.work.block?.updates).toBeGreaterThan(0);
  });

  test.runIf(canReadProcesses)('tells what each process used', () => {
    const [floor, hot] = results.rows;
    expect(Object.keys(floor?.cpuMs ?? {})).toEqual(['worker', 'temporal', 'postgres', 'passengers']);
    expect(Object.keys(hot?.cpuMs ?? {})).toEqual(['api', 'worker', 'temporal', 'postgres', 'passengers', 'viewers']);
    for (const value of Object.values({ ...hot?.cpuMs, ...hot?.memoryMb })) expect(value).toBeGreaterThan(0);
  });

  test('draws a chart and keeps the profiles', () => {
    expect(chart).toMatch(/^<svg[\s\S]*4 at once: floor[\s\S]*<\/svg>\n$/);
    const profileOf = (process: string) => expect.stringMatching(new RegExp(`^${process}/.*\\.cpuprofile$`));
    expect(profiles).toEqual(expect.arrayContaining([profileOf('api'), profileOf('worker-1')]));
  });
});

describe('a small growth', () => {
  let results: BookingResults;
  let printed: string;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bench-test-'));
    const json = join(folder, 'results.json');
    try {
      const size = ['--flights', '12', '--past-orders', '400', '--minutes', '0.05', '--seconds', '1'];
      ({ stdout: printed } = await run('--only', 'growth', ...size, '--json', json));
      results = JSON.parse(await readFile(json, 'utf8'));
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 240_000);

  test('measures each thing that grows at its first size and its last', () => {
    const sizes = Map.groupBy(results.growth, ({ grows }) => grows);
    expect(sizes.get('flights')?.map(({ size }) => size)).toEqual([10, 12]);
    expect(sizes.get('pastOrders')?.map(({ size }) => size)).toEqual([0, 400]);
    expect(sizes.get('minutes')?.at(-1)?.size).toBeCloseTo(0.05);
    expect(results.growth.map(({ failed }) => failed)).toEqual(results.growth.map(() => ({})));
    expect(printed).toMatch(/last \/ first[\s\S]*A cached workflow takes of the worker's memory/);
  });

  test('says what a cached order and seat block take', () => {
    expect(results.cachedWorkflows).toMatchObject({ each: 12, orderKb: expect.any(Number) });
  });
});
