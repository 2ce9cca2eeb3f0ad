import { expect, test } from 'vitest';
import { chartOf } from './chart.ts';
import { median } from './groups.ts';
import type { Measurement } from './results.ts';
import { failureLines, inBrief, tablesOf } from './table.ts';

const latency = { p50: 40, p99: 90, max: 95 };
const measurement = (facts: Partial<Measurement>): Measurement => ({
  kind: 'booking',
  name: 'many flights',
  server: 'product',
  round: 1,
  client: 'rest',
  clients: 32,
  settings: {},
  seconds: 10,
  count: 200,
  perSecond: 20,
  latency: { hold: latency },
  facts: { events: 22, 'block updates': 0.29 },
  checks: { gaps: 0 },
  failed: {},
  cpuMs: { api: 1_600, worker: 6_000 },
  memoryMb: { api: 100, worker: 300 },
  machineCpu: 90,
  ...facts,
});
const floor = (facts: Partial<Measurement>) =>
  measurement({ name: 'order workflow', server: 'floor', client: 'sdk', cpuMs: { worker: 3_800 }, ...facts });

const rounds = [
  measurement({ perSecond: 20, checks: { gaps: 1 } }),
  floor({ perSecond: 40 }),
  floor({ round: 2, perSecond: 20 }),
  measurement({ round: 2, perSecond: 18, failed: { 'seat held': 2 }, checks: { gaps: 2 } }),
  measurement({ round: 3, perSecond: 24 }),
  floor({ round: 3, perSecond: 30 }),
];

/** The lines of a table as objects by column title. */
function read(table = ''): Record<string, string>[] {
  const [head = [], ...lines] = table.split('\n').map((line) => line.trim().split(/ {2,}/));
  return lines.map((line) => Object.fromEntries(line.map((cell, column) => [['', ...head][column], cell])));
}

test('a line shows the median of the rounds, their spread, and the ratio to the floor of the same round', () => {
  const [product, alone] = read(tablesOf(rounds)[0]);
  expect(product).toMatchObject({ '': 'many flights', by: 'rest', 'bookings/s': '20', from: '18', to: '24' });
  expect(product).toMatchObject({ 'of floor': '0.80', 'by CPU': '0.50' });
  expect(alone).toMatchObject({ '': 'order workflow: floor', by: 'sdk', 'bookings/s': '30' });
});

test('a line shows latencies, CPU for each booking, memory, facts and the sum of all failed checks', () => {
  const [product] = read(tablesOf(rounds.filter(({ server }) => server === 'product'))[0]);
  expect(product).toMatchObject({ 'hold p50': '40', p99: '90', max: '95', 'API ms': '8', 'worker ms': '30' });
  expect(product).toMatchObject({ 'API MB': '100', events: '22', 'block updates': '0.29', gaps: '3', failed: '2' });
});

test('other settings have a line of their own', () => {
  const [table = ''] = tablesOf([measurement({}), measurement({ settings: { LOG_LEVEL: 'info' } })]);
  expect(table.split('\n')).toHaveLength(3);
  expect(table).toContain('rest LOG_LEVEL=info');
});

test('each kind of measurement has a table with its own columns', () => {
  const live = { kind: 'live', name: 'fan-out', client: 'ws', count: 10_000, cpuMs: { api: 80 } } as const;
  const [booking, messages] = tablesOf([measurement({}), measurement(live)]);
  expect(booking).not.toContain('messages/s');
  expect(read(messages)[0]).toMatchObject({ viewers: '32', 'messages/s': '20', 'API µs': '8' });
});

test('viewers are compared with the floor under the same viewers', () => {
  const live = { kind: 'live', name: 'fan-out', client: 'ws' } as const;
  const other = measurement({ ...live, name: 'storm', perSecond: 5, server: 'floor' });
  const own = measurement({ ...live, perSecond: 10, server: 'floor' });
  expect(read(tablesOf([measurement(live), other, own])[0])[0]).toMatchObject({ 'of floor': '2.00' });
});

test('what failed is listed by its reason', () => {
  expect(failureLines(rounds)).toEqual(['many flights, rest, 32 at once: 2 × seat held']);
});

test('a measurement in brief shows how fast it was', () => {
  expect(inBrief(measurement({})).trim()).toBe('many flights, rest, 32 at once: 20 bookings/s; p50: hold 40 ms');
});

test('the chart has a bar for each line of the table, with its ratio', () => {
  const chart = chartOf(rounds);
  expect(chart.match(/<rect x="250"/g)).toHaveLength(2);
  expect(chart).toContain('20 (0.80 of the floor)');
});

test('the median is the middle value, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 100])).toBe(3);
  expect(median([])).toBeNull();
});
