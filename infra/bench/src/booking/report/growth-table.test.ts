import { expect, test } from 'vitest';
import type { GrowthRow } from '../results.ts';
import { growthInBrief, growthLines, growthTable } from './growth-table.ts';

const waits = { p50: 40, p99: 90, max: 120 };
const row = (facts: Partial<GrowthRow>): GrowthRow => ({
  ...{ grows: 'flights', size: 10, seconds: 10, bookings: 200, perSecond: 20, failed: {} },
  ...{ hold: waits, confirmation: waits, whole: waits, machineCpu: 90 },
  ...{ cpuMs: { api: 8, worker: 30 }, memoryMb: { api: 100, worker: 300 } },
  ...facts,
});
const many = row({ size: 2_000, cpuMs: { api: 8, worker: 36 }, hold: { ...waits, p99: 180 } });

test('each size has a line, and what grows its last size over its first', () => {
  const lines = growthTable([row({}), many, row({ grows: 'pastOrders', size: 0 })]).split('\n');
  expect(lines.map((line) => line.split(/ {2,}/)[1] ?? '')).toEqual([
    ...['bookings/s', '20', '20', 'last / first', '20'],
  ]);
  expect(lines[2]).toMatch(/^2,000 flights with open blocks +20 +40 +180 /);
  expect(lines[3]).toMatch(/last \/ first +1\.00 +1\.00 +2\.00 +1\.00 +1\.00 +1\.00 +1\.20 /);
});

test('what a cached workflow takes is told, and what failed at which size', () => {
  const failed = row({ failed: { EXPIRED: 2 } });
  expect(growthLines([failed], { each: 1_000, orderKb: 61.4, seatBlockKb: 82 })).toEqual([
    "A cached workflow takes of the worker's memory: an order 61 KB, a seat block 82 KB (1,000 of each)",
    '10 flights with open blocks: 2 × EXPIRED',
  ]);
});

test('a row in brief says how fast, and what the worker has', () => {
  expect(growthInBrief(many).trim()).toBe(
    '2,000 flights with open blocks: 20 bookings a second, held in 40 ms; worker 300 MB',
  );
});
