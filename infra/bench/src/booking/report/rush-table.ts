import { align, figure } from '../../report/figure.ts';
import { median } from '../../report/statistics.ts';
import type { RushRow, Wave } from '../results.ts';
import { PART_NAMES } from './part-names.ts';

type Rounds = readonly [RushRow, ...RushRow[]];
type Column = readonly [title: string, cell: (rounds: Rounds) => string];

const of = (title: string, read: (row: RushRow) => number | null | undefined): Column => [
  title,
  (rounds) => {
    const values = rounds.map(read).filter((value) => value !== null && value !== undefined);
    return values.length === 0 ? '' : figure(median(values));
  },
];
const WAVE: Readonly<Record<Wave, string>> = {
  grants: 'all get what they want',
  rush: 'all want the same',
  refusals: 'all come too late',
};

const COLUMNS: readonly Column[] = [
  ['', ([{ wave }]) => WAVE[wave]],
  [
    'settings',
    ([{ settings }]) =>
      Object.entries(settings)
        .map((pair) => pair.join('='))
        .join(' '),
  ],
  of('passengers', ({ passengers }) => passengers),
  of('seats', ({ seats }) => seats),
  of('granted', ({ granted }) => granted),
  of('refused', ({ refused }) => refused),
  of('told p50', ({ told }) => told.all.p50),
  of('p99', ({ told }) => told.all.p99),
  of('max', ({ told }) => told.all.max),
  of('granted p50', ({ told }) => told.granted.p50),
  of('p99', ({ told }) => told.granted.p99),
  of('refused p50', ({ told }) => told.refused.p50),
  of('p99', ({ told }) => told.refused.p99),
  of('confirm p50', ({ confirmation }) => confirmation.p50),
  of('max', ({ confirmation }) => confirmation.max),
  ...(['api', 'worker', 'temporal', 'postgres'] as const).map((part) =>
    of(`${PART_NAMES[part]} ms`, ({ cpuMs }) => cpuMs[part]),
  ),
  of('machine %', ({ machineCpu }) => machineCpu),
];
const WORDS = 2;

/** The table that people read: a line for each wave, medians of its rounds. CPU is for each passenger, in milliseconds. */
export function rushTable(rows: readonly RushRow[]): string {
  const lines = groups(rows).map((rounds) => COLUMNS.map(([, cell]) => cell(rounds)));
  return align([COLUMNS.map(([title]) => title), ...lines], WORDS);
}

/** What was checked of all rounds, and what went wrong, by what it was. */
export function rushLines(rows: readonly RushRow[]): string[] {
  const sum = (all: readonly Readonly<Record<string, number>>[]) => {
    const total: Record<string, number> = {};
    for (const [name, count] of all.flatMap(Object.entries<number>)) total[name] = (total[name] ?? 0) + count;
    return Object.entries(total).map(([name, count]) => `${figure(count)} ${name}`);
  };
  const checks = rows.flatMap(({ disagreement: found }) =>
    found
      ? [
          {
            'seats sold twice': found.soldTwice,
            'told but not sold': found.toldButNotSold,
            'sold but not told': found.soldButNotTold,
            'refused though free': found.refusedThoughFree,
            'recorded otherwise': found.recordedOtherwise,
          },
        ]
      : [],
  );
  const views = rows.flatMap(({ seen }) =>
    seen ? [{ gaps: seen.gaps, doubled: seen.doubled, 'viewers behind': seen.behind }] : [],
  );
  const failed = sum(rows.map(({ failed }) => failed));
  return [
    ...(checks.length > 0 ? [`Checked against Postgres: ${sum(checks).join(', ')}`] : []),
    ...(views.length > 0
      ? [`Seen by ${figure(rows.find(({ seen }) => seen)?.seen?.viewers)} viewers: ${sum(views).join(', ')}`]
      : []),
    ...(failed.length > 0 ? [`Failed: ${failed.join(', ')}`] : []),
  ];
}

/** A wave in a few words, for who waits for the table. */
export function rushInBrief({ wave, granted, refused, told }: RushRow): string {
  return `    ${WAVE[wave]}: ${figure(granted)} granted, ${figure(refused)} refused; told in ${figure(told.all.p50)} ms, the last in ${figure(told.all.max)} ms`;
}

function groups(rows: readonly RushRow[]): Rounds[] {
  const byKey = new Map<string, [RushRow, ...RushRow[]]>();
  for (const row of rows) {
    const key = JSON.stringify([row.wave, row.settings]);
    const known = byKey.get(key);
    if (known) known.push(row);
    else byKey.set(key, [row]);
  }
  return [...byKey.values()];
}
