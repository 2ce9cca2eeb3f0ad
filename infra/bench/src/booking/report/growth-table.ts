import { align, figure } from '../../report/figure.ts';
import type { CachedWorkflows, Grows, GrowthRow } from '../results.ts';
import { PART_NAMES } from './part-names.ts';

type Column = readonly [title: string, read: (row: GrowthRow) => number | null | undefined];

const THINGS: Readonly<Record<Grows, string>> = {
  flights: 'flights with open blocks',
  pastOrders: 'past orders',
  minutes: 'minutes of steady load',
};
const MEASURED = ['api', 'worker', 'temporal', 'postgres'] as const;

const COLUMNS: readonly Column[] = [
  ['bookings/s', ({ perSecond }) => perSecond],
  ['hold p50', ({ hold }) => hold.p50],
  ['p99', ({ hold }) => hold.p99],
  ['whole p50', ({ whole }) => whole.p50],
  ['p99', ({ whole }) => whole.p99],
  ...MEASURED.map((part): Column => [`${PART_NAMES[part]} ms`, ({ cpuMs }) => cpuMs[part]]),
  ...MEASURED.map((part): Column => [`${PART_NAMES[part]} MB`, ({ memoryMb }) => memoryMb[part]]),
  ['machine %', ({ machineCpu }) => machineCpu],
];
const WORDS = 1;

/** The table that people read: a line for each size, and below what grows the last over the first. CPU is for each booking. */
export function growthTable(rows: readonly GrowthRow[]): string {
  const lines = [...Map.groupBy(rows, ({ grows }) => grows)].flatMap(([grows, sizes]) => {
    const [first, last] = [sizes[0], sizes.at(-1)];
    const each = sizes.map((row) => [
      `${figure(row.size)} ${THINGS[grows]}`,
      ...COLUMNS.map(([, read]) => figure(read(row))),
    ]);
    if (!first || !last || first === last) return each;
    return [...each, ['  last / first', ...COLUMNS.map(([, read]) => ratio(read(last), read(first)))]];
  });
  return align([['', ...COLUMNS.map(([title]) => title)], ...lines], WORDS);
}

/** What a cached workflow takes, and what came to another end than a confirmation. */
export function growthLines(rows: readonly GrowthRow[], cached: CachedWorkflows | null): string[] {
  const failures = rows.flatMap(({ grows, size, failed }) =>
    Object.entries(failed).map(([reason, count]) => `${figure(size)} ${THINGS[grows]}: ${figure(count)} × ${reason}`),
  );
  if (!cached) return failures;
  const { each, orderKb, seatBlockKb } = cached;
  return [
    `A cached workflow takes of the worker's memory: an order ${figure(orderKb)} KB, a seat block ${figure(seatBlockKb)} KB (${figure(each)} of each)`,
    ...failures,
  ];
}

/** A row in a few words, for who waits for the table. */
export function growthInBrief({ grows, size, perSecond, hold, memoryMb }: GrowthRow): string {
  return `    ${figure(size)} ${THINGS[grows]}: ${figure(perSecond)} bookings a second, held in ${figure(hold.p50)} ms; worker ${figure(memoryMb.worker)} MB`;
}

function ratio(last: number | null | undefined, first: number | null | undefined): string {
  return last === null || last === undefined || !first ? '' : (last / first).toFixed(2);
}
