import { align, figure } from '../../shared/table.ts';
import { simulateBusyHour } from '../model/busy-hour.ts';
import { type Capacity, capacityFor, limitsOf, loadOfBooking, peakRate } from '../model/capacity.ts';
import type { Settings } from '../settings.ts';

/** One for each Postgres, or fixed when Temporal first starts. */
const FIXED: ReadonlySet<string> = new Set(["Temporal's shards", "NOTIFY's lock"]);

/** The busiest hour: what each part does, how long a hold takes, and what fills up first. */
export function bookingsReport(settings: Settings): string {
  const capacity = capacityFor(settings);
  const needed = capacityFor({ ...settings, api: 0, workers: 0, temporalCores: 0, postgresCores: 0 });
  const { hold, confirm, waits, use, updates } = simulateBusyHour(settings, capacity);
  const rate = peakRate(settings);
  const limits = Object.entries(limitsOf(loadOfBooking(settings, updates), capacity));
  const rows = limits.map(([part, limit]) => [
    part,
    countOf(part, capacity),
    countOf(part, needed),
    percent(use.get(part)),
    figure(limit),
    figure(waits.get(part)?.p50),
    figure(waits.get(part)?.p99),
  ]);
  const others = ['admission', 'seat block', 'network'].map((part) => [
    part,
    '',
    '',
    '',
    '',
    figure(waits.get(part)?.p50),
    figure(waits.get(part)?.p99),
  ]);
  const times = (name: string, limit: number) =>
    `${name}, at ${figure(limit)} bookings a second, ${figure(limit / rate)} times this hour`;
  const firstOf = (some: typeof limits) => times(...some.reduce((least, each) => (each[1] < least[1] ? each : least)));
  const fixed = limits.filter(([part]) => FIXED.has(part));
  return [
    `The busiest hour: ${figure(rate)} bookings a second, of ${figure(settings.bookingsADay)} a day.`,
    '',
    align(
      ['part', 'there are', 'needs', 'use', 'full at bookings/s', 'of a hold p50 ms', 'p99 ms'],
      [...rows, ...others],
      [true],
    ),
    '',
    limits.some(([, limit]) => limit < rate)
      ? 'More bookings come than are made: these waits grow without end.'
      : `A hold takes ${figure(hold.p50)} ms (p50) and ${figure(hold.p99)} ms (p99), a confirmation ${figure(confirm.p50)} and ${figure(confirm.p99)} ms.`,
    `A booking has ${figure(updates)} updates of seat blocks.`,
    `First full: ${firstOf(limits)}.`,
    `First full among parts that can't be added: ${firstOf(fixed)}.`,
  ].join('\n');
}

const percent = (share: number | undefined) => (share === undefined ? '' : `${Math.round(share * 100)}%`);

function countOf(part: string, capacity: Capacity): string {
  const counts: Readonly<Record<string, number>> = {
    API: capacity.api,
    worker: capacity.workers,
    Temporal: capacity.temporalCores,
    Postgres: capacity.postgresCores,
    "Temporal's shards": capacity.shards,
    'task queue': capacity.partitions,
    "NOTIFY's lock": 1,
  };
  return String(counts[part] ?? '');
}
