import { align, figure } from './figure.ts';
import type { Ratio, Row } from './results.ts';
import { median } from './statistics.ts';

const NONE = '';
/** So many columns are words. */
const WORDS = 2;

/** The rounds of one stretch. */
type Rounds = readonly [Row, ...Row[]];
type Column = readonly [title: string, cell: (rounds: Rounds, ratio: Ratio | undefined) => string];

const middle = (rounds: Rounds, read: (row: Row) => number | null) => {
  const values = rounds.map(read).filter((value) => value !== null);
  return values.length === 0 ? null : median(values);
};
const sum = (rounds: Rounds, read: (row: Row) => number) => rounds.reduce((total, row) => total + read(row), 0);
const most = (rounds: Rounds, read: (row: Row) => number | null) => Math.max(...rounds.map((row) => read(row) ?? 0));

const COLUMNS: readonly Column[] = [
  ['', ([{ scenario }]) => scenario],
  ['server', ([{ server }]) => server],
  ['viewers', ([{ viewers, viewer }]) => `${figure(viewers)} ${viewer}`],
  ['rate/s', ([{ rate }]) => (rate === 'most' ? rate : figure(rate))],
  ['delivered/s', (rounds) => figure(middle(rounds, (row) => row.deliveredPerSecond))],
  ['p50 ms', (rounds) => figure(middle(rounds, (row) => row.p50))],
  ['p99 ms', (rounds) => figure(middle(rounds, (row) => row.p99))],
  ['max ms', (rounds) => figure(rounds[0].max === null ? null : most(rounds, (row) => row.max))],
  ['commit p99', (rounds) => figure(middle(rounds, (row) => row.commitP99))],
  ['gaps', (rounds) => figure(sum(rounds, (row) => row.gaps))],
  ['doubled', (rounds) => figure(sum(rounds, (row) => row.doubled))],
  ['conflated', (rounds) => figure(sum(rounds, (row) => row.conflated))],
  ['behind', (rounds) => figure(sum(rounds, (row) => row.behind))],
  ['cut off', (rounds) => figure(sum(rounds, (row) => row.cutOff))],
  ['errors', (rounds) => figure(sum(rounds, (row) => row.errors))],
  ['server CPU', (rounds) => `${figure(middle(rounds, (row) => row.serverCpu))}%`],
  ['viewers CPU', (rounds) => `${figure(middle(rounds, (row) => row.viewersCpu))}%`],
  ['machine', (rounds) => `${figure(middle(rounds, (row) => row.machineCpu))}%`],
  ['MB start', (rounds) => figure(Math.round(most(rounds, ({ memory }) => memory.before)))],
  ['peak', (rounds) => figure(Math.round(most(rounds, ({ memory }) => memory.peak)))],
  ['end', (rounds) => figure(Math.round(most(rounds, ({ memory }) => memory.after)))],
  ['KB/viewer', (rounds) => figure(middle(rounds, ({ perViewer }) => perViewer?.residentKb ?? null))],
  ['floor/s', (_, ratio) => (ratio ? figure(median(ratio.floor)) : NONE)],
  ['ratio', (_, ratio) => (ratio ? ratio.ratio.toFixed(2) : NONE)],
];

/** The table that people read: a line for each stretch, its rounds taken together. */
export function tableOf(rows: readonly Row[], ratios: readonly Ratio[]): string {
  const lines = groups(rows).map((rounds) => COLUMNS.map(([, cell]) => cell(rounds, ratioFor(rounds, ratios))));
  return align([COLUMNS.map(([title]) => title), ...lines], WORDS);
}

/** The product beside the floor, with the spread of the rounds. */
export function ratioLines(ratios: readonly Ratio[]): string[] {
  const spread = (values: readonly number[]) =>
    `${figure(median(values))} (${figure(Math.min(...values))} to ${figure(Math.max(...values))})`;
  return ratios.map(({ viewer, viewers, product, floor, ratio, cpuRatio, viewersCeiling }) => {
    const sizes = `product ${spread(product)}, floor ${spread(floor)} messages a second`;
    const ceiling = `these viewers alone would take ${figure(viewersCeiling)} on a core`;
    const ratios = `ratio ${ratio.toFixed(2)}, by the server's CPU a message ${cpuRatio.toFixed(2)}`;
    return `${figure(viewers)} ${viewer}: ${sizes}; ${ratios}; ${ceiling}`;
  });
}

/** What each kind of error was. */
export function errorLines(rows: readonly Row[]): string[] {
  return rows.flatMap(({ scenario, server, reasons }) =>
    Object.entries(reasons).map(([reason, count]) => `${scenario}, ${server}: ${figure(count)} × ${reason}`),
  );
}

/** A row in a few words, for who waits for the table. */
export function inBrief(row: Row): string {
  const { scenario, server, viewers, viewer, rate, deliveredPerSecond, p99 } = row;
  const what = `${scenario}, ${server}, ${figure(viewers)} ${viewer}, ${rate === 'most' ? rate : `${figure(rate)}/s`}`;
  return `    ${what}: ${figure(deliveredPerSecond)} delivered a second${p99 === null ? '' : `, p99 ${figure(p99)} ms`}`;
}

function groups(rows: readonly Row[]): Rounds[] {
  const byKey = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const key = [row.scenario, row.viewer, row.viewers, row.server, row.rate].join();
    const known = byKey.get(key);
    if (known) known.push(row);
    else byKey.set(key, [row]);
  }
  return [...byKey.values()];
}

function ratioFor([row]: Rounds, ratios: readonly Ratio[]): Ratio | undefined {
  if (row.scenario !== 'fan-out' || row.server !== 'product' || row.rate !== 'most') return undefined;
  return ratios.find(({ viewer, viewers }) => viewer === row.viewer && viewers === row.viewers);
}
