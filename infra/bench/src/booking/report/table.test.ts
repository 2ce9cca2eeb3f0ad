import { expect, test } from 'vitest';
import type { Row } from '../results.ts';
import { bookingChart } from './chart.ts';
import { bookingInBrief, bookingTable, failureLines } from './table.ts';

const row = (facts: Partial<Row>): Row => ({
  round: 1,
  side: 'product',
  settings: {},
  spread: 'many',
  storage: 'memory',
  by: 'rest',
  atOnce: 32,
  workers: 1,
  ...{ seconds: 10, bookings: 200, perSecond: 20, failed: {} },
  ...{
    hold: { p50: 40, p99: 90, max: 95 },
    confirmation: { p50: 80, p99: 150, max: 180 },
    whole: { p50: 120, p99: 240, max: 250 },
  },
  work: { events: 22, workflowTasks: 3, stateTransitions: 8, path: [], block: null },
  seen: { viewers: 100, messages: 40_000, gaps: 0, doubled: 0, conflated: 12, behind: 0, errors: 0 },
  ...{ cpuMs: { api: 8, worker: 30 }, memoryMb: { api: 100, worker: 300 }, machineCpu: 90 },
  ...facts,
});

const floor = (facts: Partial<Row>) => row({ side: 'floor', by: 'sdk', seen: null, ...facts });
const rounds = [
  ...[floor({ perSecond: 40 }), row({ perSecond: 20 })],
  ...[row({ round: 2, perSecond: 18, failed: { 'seat held': 2 } }), floor({ round: 2, perSecond: 20 })],
  ...[floor({ round: 3, perSecond: 30 }), row({ round: 3, perSecond: 24 })],
];

/** The table's lines as objects by column. */
function read(table: string): Record<string, string>[] {
  const [head = [], ...lines] = table.split('\n').map((line) => line.trim().split(/ {2,}/));
  return lines.map((line) => Object.fromEntries(line.map((cell, column) => [['', ...head][column], cell])));
}

test('the product is told beside the floor of the same round, the median of the rounds', () => {
  const [product, floor] = read(bookingTable(rounds));
  expect(product).toMatchObject({ by: 'rest', 'bookings/s': '20', from: '18', to: '24', 'of floor': '0.80' });
  expect(floor).toMatchObject({ by: 'sdk', 'bookings/s': '30' });
});

test('what ran with other settings has a line of its own', () => {
  const lines = bookingTable([row({}), row({ settings: { LOG_LEVEL: 'info' } })]).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toContain('LOG_LEVEL=info');
});

test('other ends than a confirmation are told by what they were', () => {
  expect(failureLines(rounds)).toEqual(['product, many, 32 at once: 2 × seat held']);
});

test('what viewers missed, or saw twice, is told of all rounds together', () => {
  const seen = { viewers: 100, messages: 9, gaps: 1, doubled: 2, conflated: 0, behind: 0, errors: 3 };
  const rounds = [row({ seen }), row({ round: 2, seen }), floor({})];
  const [head, product, alone] = bookingTable(rounds).split('\n');
  expect(head).toMatch(/viewers +gaps +doubled +behind +machine %/);
  expect(product).toMatch(/ 100 +2 +4 +0 +90/);
  expect(alone).not.toMatch(/ 0 +90/);
  expect(failureLines(rounds.slice(0, 1))).toEqual(['product, many, 32 at once: 3 × viewer refused or cut off']);
});

test('a row in brief says how fast, and what it cost', () => {
  expect(bookingInBrief(row({})).trim()).toBe(
    '20 bookings a second; held in 40 ms, confirmed in 120 ms; CPU a booking: API 8.0, worker 30.0 ms',
  );
});

test('the chart has a bar for each line of the table, with its ratio', () => {
  const chart = bookingChart(rounds);
  expect(chart.match(/<rect x="250"/g)).toHaveLength(2);
  expect(chart).toContain('20 (0.80 of the floor)');
});
