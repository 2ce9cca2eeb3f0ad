import { type Group, groupRounds, median } from './groups.ts';
import { type Kind, type Measurement, PROCESS_NAMES, type ProcessName } from './results.ts';

type Column = { readonly title: string; readonly cell: (group: Group) => string; readonly isText?: boolean };
type Combine = (values: readonly number[]) => number | null;

/** How each kind is shown. `cpuScale` turns milliseconds for one thing into the unit of the CPU columns. */
const SHOWN: Readonly<Record<Kind, { clients: string; counted: string; cpuUnit: string; cpuScale: number }>> = {
  booking: { clients: 'at once', counted: 'bookings', cpuUnit: 'ms', cpuScale: 1 },
  rush: { clients: 'passengers', counted: 'answers', cpuUnit: 'ms', cpuScale: 1 },
  live: { clients: 'viewers', counted: 'messages', cpuUnit: 'µs', cpuScale: 1_000 },
};
const TITLES: Readonly<Record<ProcessName, string>> = {
  api: 'API',
  worker: 'worker',
  temporal: 'Temporal',
  postgres: 'Postgres',
  passengers: 'passengers',
  viewers: 'viewers',
};
const SERVERS = ['api', 'worker', 'temporal', 'postgres'] as const;

const sum: Combine = (values) => values.reduce((total, value) => total + value, 0);
const most: Combine = (values) => Math.max(...values);
const least: Combine = (values) => Math.min(...values);

/** Returns a table for each kind. A line shows the medians of a measurement's rounds. CPU is for each thing counted. */
export function tablesOf(measurements: readonly Measurement[]): string[] {
  const kinds = [...Map.groupBy(measurements, ({ kind }) => kind)];
  return kinds.map(([kind, all]) => {
    const groups = groupRounds(all);
    const columns = columnsOf(kind, all).filter(({ cell }) => groups.some((group) => cell(group) !== ''));
    return align(
      columns.map(({ title }) => title),
      groups.map((group) => columns.map(({ cell }) => cell(group))),
      columns.map(({ isText }) => isText === true),
    );
  });
}

/** Returns a line for each reason for which something failed. */
export function failureLines(measurements: readonly Measurement[]): string[] {
  return measurements.flatMap((each) =>
    Object.entries(each.failed).map(([reason, count]) => `${labelOf(each)}: ${figure(count)} × ${reason}`),
  );
}

/** Returns a measurement in one line, to read while the others are measured. */
export function inBrief(measurement: Measurement): string {
  const { kind, perSecond, latency } = measurement;
  const waits = Object.entries(latency).filter(([, { p50 }]) => p50 !== null);
  const medians = waits.map(([name, { p50 }]) => `${name} ${figure(p50)} ms`).join(', ');
  const speed = `${figure(perSecond)} ${SHOWN[kind].counted}/s`;
  return `    ${labelOf(measurement)}: ${speed}${medians === '' ? '' : `; p50: ${medians}`}`;
}

/** Returns a number with its thousands apart, and with decimals where it is small. Empty for null. */
export function figure(value: number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const size = Math.abs(value);
  const decimals = size >= 10 || Number.isInteger(value) ? 0 : size >= 1 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** What a measurement is called: `many flights`, or `fan-out: floor`. */
export const nameOf = ({ name, server }: Pick<Measurement, 'name' | 'server'>): string =>
  server === 'floor' ? `${name}: floor` : name;

/** How clients connect, and the settings that differ from the usual ones. */
const byOf = ({ client, settings }: Measurement) =>
  [client, ...Object.entries(settings).map((pair) => pair.join('='))].join(' ');

const labelOf = (measurement: Measurement) =>
  `${nameOf(measurement)}, ${byOf(measurement)}, ${figure(measurement.clients)} ${SHOWN[measurement.kind].clients}`;

function columnsOf(kind: Kind, all: readonly Measurement[]): Column[] {
  const { clients, counted, cpuUnit, cpuScale } = SHOWN[kind];
  const namesIn = (read: (measurement: Measurement) => object) => [
    ...new Set(all.flatMap((measurement) => Object.keys(read(measurement)))),
  ];
  const cpuEach = ({ cpuMs, count }: Measurement, name: ProcessName) => {
    const ms = cpuMs[name];
    return ms === undefined || count === 0 ? null : (ms * cpuScale) / count;
  };
  return [
    { title: '', cell: ({ rounds: [first] }) => nameOf(first), isText: true },
    { title: 'by', cell: ({ rounds: [first] }) => byOf(first), isText: true },
    numbers(clients, (each) => each.clients),
    numbers(`${counted}/s`, (each) => each.perSecond),
    numbers('from', (each) => each.perSecond, least),
    numbers('to', (each) => each.perSecond, most),
    { title: 'of floor', cell: ({ ofFloor }) => ofFloor?.toFixed(2) ?? '' },
    { title: 'by CPU', cell: ({ cpuOfFloor }) => cpuOfFloor?.toFixed(2) ?? '' },
    ...namesIn(({ latency }) => latency).flatMap((name) => [
      numbers(`${name} p50`, ({ latency }) => latency[name]?.p50),
      numbers('p99', ({ latency }) => latency[name]?.p99),
      numbers('max', ({ latency }) => latency[name]?.max, most),
    ]),
    ...PROCESS_NAMES.map((name) => numbers(`${TITLES[name]} ${cpuUnit}`, (each) => cpuEach(each, name))),
    ...SERVERS.map((name) => numbers(`${TITLES[name]} MB`, ({ memoryMb }) => memoryMb[name])),
    ...namesIn(({ facts }) => facts).map((name) => numbers(name, ({ facts }) => facts[name])),
    ...namesIn(({ checks }) => checks).map((name) => numbers(name, ({ checks }) => checks[name], sum)),
    numbers('machine %', ({ machineCpu }) => machineCpu),
    numbers('failed', ({ failed }) => sum(Object.values(failed)), sum),
  ];
}

function numbers(
  title: string,
  read: (measurement: Measurement) => number | null | undefined,
  combine: Combine = median,
): Column {
  return {
    title,
    cell({ rounds }) {
      const values = rounds.map(read).filter((value) => value !== null && value !== undefined);
      return values.length === 0 ? '' : figure(combine(values));
    },
  };
}

/** A table for a terminal. */
export function align(
  head: readonly string[],
  lines: readonly (readonly string[])[],
  isText: readonly boolean[],
): string {
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const pad = (text: string, column: number) =>
    isText[column] ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return all.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}
