import { align, figure } from '../../report/figure.ts';
import { PARTS, type Row, type Seen } from '../results.ts';
import { PART_NAMES } from './part-names.ts';
import { placeOf } from './place-of.ts';
import { type Measured, middle, summarise } from './summary.ts';

type Column = readonly [title: string, cell: (measured: Measured) => string];

const of = (title: string, read: (row: Row) => number | null | undefined): Column => [
  title,
  ({ rounds }) => figure(middle(rounds, read)),
];

const COLUMNS: readonly Column[] = [
  ['', ({ rounds: [row] }) => (row.side === 'floor' ? 'floor' : placeOf(row))],
  ['by', ({ rounds: [{ by, settings }] }) => [by, ...Object.entries(settings).map((pair) => pair.join('='))].join(' ')],
  ['at once', ({ rounds: [{ atOnce }] }) => figure(atOnce)],
  of('bookings/s', ({ perSecond }) => perSecond),
  ['from', ({ rounds }) => figure(Math.min(...rounds.map(({ perSecond }) => perSecond)))],
  ['to', ({ rounds }) => figure(Math.max(...rounds.map(({ perSecond }) => perSecond)))],
  ['of floor', ({ ratio }) => ratio?.toFixed(2) ?? ''],
  of('hold p50', ({ hold }) => hold.p50),
  of('p99', ({ hold }) => hold.p99),
  of('confirm p50', ({ confirmation }) => confirmation.p50),
  of('p99', ({ confirmation }) => confirmation.p99),
  of('whole p50', ({ whole }) => whole.p50),
  of('p99', ({ whole }) => whole.p99),
  of('events', ({ work }) => work.events),
  of('tasks', ({ work }) => work.workflowTasks),
  of('transitions', ({ work }) => work.stateTransitions),
  ['block updates', ({ rounds }) => middle(rounds, ({ work }) => work.block?.updates)?.toFixed(2) ?? ''],
  ...PARTS.map((part) => of(`${PART_NAMES[part]} ms`, ({ cpuMs }) => cpuMs[part])),
  ...(['api', 'worker', 'temporal', 'postgres'] as const).map((part) =>
    of(`${PART_NAMES[part]} MB`, ({ memoryMb }) => memoryMb[part]),
  ),
  ['viewers', ({ rounds }) => figure(rounds[0].seen?.viewers)],
  ['gaps', (measured) => seenInAll(measured, ({ gaps }) => gaps)],
  ['doubled', (measured) => seenInAll(measured, ({ doubled }) => doubled)],
  ['behind', (measured) => seenInAll(measured, ({ behind }) => behind)],
  of('machine %', ({ machineCpu }) => machineCpu),
  ['failed', ({ rounds }) => figure(rounds.reduce((sum, row) => sum + failures(row), 0))],
];
const WORDS = 2;

/** The table that people read: a line for each way and number at once, medians of its rounds. Times and CPU are in milliseconds. */
export function bookingTable(rows: readonly Row[]): string {
  const lines = summarise(rows).map((measured) => COLUMNS.map(([, cell]) => cell(measured)));
  return align([COLUMNS.map(([title]) => title), ...lines], WORDS);
}

/** A row in a few words, for who waits for the table. */
export function bookingInBrief({ perSecond, hold, whole, cpuMs }: Row): string {
  const cpu = PARTS.flatMap((part) =>
    cpuMs[part] === undefined ? [] : [`${PART_NAMES[part]} ${cpuMs[part].toFixed(1)}`],
  );
  return `    ${figure(perSecond)} bookings a second; held in ${figure(hold.p50)} ms, confirmed in ${figure(whole.p50)} ms; CPU a booking: ${cpu.join(', ')} ms`;
}

/** How often each other end came, and how many viewers were turned away. */
export function failureLines(rows: readonly Row[]): string[] {
  return rows.flatMap(({ side, spread, atOnce, failed, seen }) =>
    Object.entries({ ...failed, ...(seen?.errors && { 'viewer refused or cut off': seen.errors }) }).map(
      ([reason, count]) => `${side}, ${spread}, ${atOnce} at once: ${figure(count)} × ${reason}`,
    ),
  );
}

function seenInAll({ rounds }: Measured, read: (seen: Seen) => number): string {
  return rounds[0].seen ? figure(rounds.reduce((sum, { seen }) => sum + (seen ? read(seen) : 0), 0)) : '';
}

const failures = ({ failed }: Row) => Object.values(failed).reduce((sum, count) => sum + count, 0);
