import { expect, test } from 'vitest';
import { ratiosOf } from './ratios.ts';
import type { Row } from './results.ts';
import { errorLines, inBrief, ratioLines, tableOf } from './table.ts';

const row = (facts: Partial<Row>): Row => ({
  ...{ scenario: 'fan-out', server: 'product', viewer: 'ws', viewers: 1_000, flights: 1, rate: 'most' },
  ...{ seconds: 3, changes: 10, delivered: 10_000, deliveredPerSecond: 3_333, bytesPerMessage: 150 },
  ...{
    p50: 10,
    p99: 20,
    max: 30,
    commitP99: 3,
    reasons: {},
    gaps: 0,
    doubled: 0,
    conflated: 0,
    behind: 0,
    cutOff: 0,
    errors: 0,
  },
  ...{ serverCpu: 50, serverCpuPerMessage: 10, viewersCpu: 40, viewersCpuPerMessage: 8, machineCpu: 90 },
  ...{ memory: { before: 100, peak: 120, after: 110 }, perViewer: { residentKb: 20, usedKb: 15 } },
  ...facts,
});

const rounds = [
  row({ deliveredPerSecond: 40_000, gaps: 1, max: 30 }),
  row({ server: 'floor', deliveredPerSecond: 70_000, serverCpuPerMessage: 8 }),
  row({ deliveredPerSecond: 44_000, gaps: 2, max: 50 }),
  row({ server: 'floor', deliveredPerSecond: 50_000, serverCpuPerMessage: 8 }),
];

/** The table's lines as objects by column. */
function read(table: string): Record<string, string>[] {
  const [head = [], ...lines] = table.split('\n').map((line) => line.split(/ {2,}/));
  return lines.map((line) => Object.fromEntries(line.map((cell, column) => [head[column], cell])));
}

test('the ratio is of the medians of the rounds', () => {
  expect(ratiosOf(rounds)).toEqual([
    {
      ...{ viewer: 'ws', viewers: 1_000, product: [40_000, 44_000], floor: [70_000, 50_000] },
      ...{ ratio: 0.7, cpuRatio: 0.8, viewersCeiling: 125_000 },
    },
  ]);
});

test('rows at a steady rate and other scenarios have no ratio', () => {
  expect(ratiosOf([row({ rate: 5 }), row({ scenario: 'one flight', rate: 5 })])).toEqual([]);
});

test('the table has a line for each stretch, with its rounds taken together', () => {
  const [product, floor] = read(tableOf(rounds, ratiosOf(rounds)));
  expect(product).toMatchObject({
    ...{ server: 'product', viewers: '1,000 ws', 'delivered/s': '42,000', 'max ms': '50', gaps: '3' },
    ...{ 'floor/s': '60,000', ratio: '0.70' },
  });
  expect(floor).toMatchObject({ server: 'floor', 'delivered/s': '60,000' });
});

test('the spread of the rounds is told beside the ratio', () => {
  expect(ratioLines(ratiosOf(rounds))).toEqual([
    "1,000 ws: product 42,000 (40,000 to 44,000), floor 60,000 (50,000 to 70,000) messages a second; ratio 0.70, by the server's CPU a message 0.80; these viewers alone would take 125,000 on a core",
  ]);
});

test('what went wrong is told by its kind', () => {
  const rows = [row({}), row({ scenario: 'storm', errors: 3, reasons: { 'closed with 1006': 2, refused: 1 } })];
  expect(errorLines(rows)).toEqual(['storm, product: 2 × closed with 1006', 'storm, product: 1 × refused']);
});

test('a row in brief says what was delivered', () => {
  expect(inBrief(row({})).trim()).toBe('fan-out, product, 1,000 ws, most: 3,333 delivered a second, p99 20 ms');
});
