import { expect, test } from 'vitest';
import type { RushRow } from '../results.ts';
import { rushInBrief, rushLines, rushTable } from './rush-table.ts';

const waits = { p50: 40, p99: 90, max: 120 };
const agreed = { soldTwice: 0, toldButNotSold: 0, soldButNotTold: 0, refusedThoughFree: 0, recordedOtherwise: 0 };
const row = (facts: Partial<RushRow>): RushRow => ({
  ...{ round: 1, wave: 'rush', settings: {}, passengers: 500, seats: 180, seconds: 3, granted: 120, refused: 380 },
  ...{ failed: {}, told: { all: waits, granted: waits, refused: waits }, confirmation: waits },
  ...{ disagreement: agreed, seen: null, cpuMs: { api: 2, worker: 10 }, machineCpu: 90 },
  ...facts,
});

test('each wave has a line, with what it cost for each passenger', () => {
  const rows = [
    row({ wave: 'refusals', cpuMs: { api: 1 } }),
    row({}),
    row({ round: 2, cpuMs: { api: 4, worker: 12 } }),
  ];
  const [head, refusals, rush] = rushTable(rows).split('\n');
  expect(head).toMatch(/told p50 +p99 +max .*API ms +worker ms/);
  expect(refusals).toMatch(/^all come too late /);
  expect(rush).toMatch(/^all want the same +500 +180 +120 +380 .* 3 +11 +90$/);
});

test('what does not agree with Postgres is told, of all rounds together', () => {
  const seen = { viewers: 100, messages: 9, gaps: 1, doubled: 0, conflated: 2, behind: 0, errors: 0 };
  const rows = [row({ disagreement: { ...agreed, soldTwice: 1 }, seen }), row({ failed: { 'orders: 503': 2 } })];
  expect(rushLines(rows)).toEqual([
    'Checked against Postgres: 1 seats sold twice, 0 told but not sold, 0 sold but not told, 0 refused though free, 0 recorded otherwise',
    'Seen by 100 viewers: 1 gaps, 0 doubled, 0 viewers behind',
    'Failed: 2 orders: 503',
  ]);
});

test('a wave in brief says how many got their seats, and how soon all knew', () => {
  expect(rushInBrief(row({})).trim()).toBe(
    'all want the same: 120 granted, 380 refused; told in 40 ms, the last in 120 ms',
  );
});
