import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failWith } from '@jumpseat/dev/failure';
import { say, step } from '@jumpseat/dev/steps';
import { BOOKING_HELP, type BookingFlags, readBookingFlags } from './booking/flags.ts';
import { runGrowth } from './booking/growth/run-growth.ts';
import { bookingChart } from './booking/report/chart.ts';
import { growthInBrief, growthLines, growthTable } from './booking/report/growth-table.ts';
import { rushInBrief, rushLines, rushTable } from './booking/report/rush-table.ts';
import { bookingInBrief, bookingTable, failureLines } from './booking/report/table.ts';
import type { BookingResults, CachedWorkflows, GrowthRow, Row, RushRow } from './booking/results.ts';
import { runBookings, runRushes } from './booking/run.ts';
import { startDatabase } from './servers/database.ts';
import { machine } from './servers/machine.ts';
import { inThrowAwayFolder } from './throw-away.ts';

async function handOn(results: BookingResults, { json, svg }: BookingFlags): Promise<void> {
  const { rows, rush, growth, cachedWorkflows } = results;
  if (rows.length + rush.length + growth.length === 0) return;
  const { cores, cpu, memoryMb, node } = results.machine;
  say(`\n${cores} cores (${cpu}), ${Math.round(memoryMb / 1_024)} GB, Node ${node}\n`);
  if (rows.length > 0) for (const line of [bookingTable(rows), '', ...failureLines(rows)]) say(line);
  if (rush.length > 0) for (const line of [rushTable(rush), '', ...rushLines(rush)]) say(line);
  if (growth.length > 0)
    for (const line of [growthTable(growth), '', ...growthLines(growth, cachedWorkflows)]) say(line);
  if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
  if (svg !== undefined) await writeFile(svg, bookingChart(rows));
}

async function bench(flags: BookingFlags): Promise<void> {
  const profiles = flags.profiles === undefined ? undefined : resolve(flags.profiles);
  if (profiles !== undefined) await mkdir(profiles, { recursive: true });
  await inThrowAwayFolder(async (processes, folder) => {
    const startedAt = new Date();
    const [rows, rush, growth]: [Row[], RushRow[], GrowthRow[]] = [[], [], []];
    let cachedWorkflows: CachedWorkflows | null = null;
    const database = await step('Postgres', () => startDatabase(processes, folder));
    const shipped = flags.only.includes('shipped')
      ? await step('Postgres on disk', () => startDatabase(processes, folder, { onDisk: true }))
      : database;
    try {
      await runBookings(processes, { memory: database, disk: shipped }, { ...flags, profiles }, (row) => {
        rows.push(row);
        say(bookingInBrief(row));
      });
      await runRushes(processes, database, { ...flags, profiles }, (row) => {
        rush.push(row);
        say(rushInBrief(row));
      });
      if (flags.only.includes('growth')) {
        await runGrowth(processes, database, flags, {
          row(row) {
            growth.push(row);
            say(growthInBrief(row));
          },
          cached(found) {
            cachedWorkflows = found;
          },
        });
      }
    } finally {
      // Also where it fails halfway: what was measured until then counts.
      const seconds = (Date.now() - startedAt.getTime()) / 1_000;
      await handOn(
        {
          format: 1,
          startedAt: startedAt.toISOString(),
          seconds,
          machine: machine(),
          rows,
          rush,
          growth,
          cachedWorkflows,
        },
        flags,
      );
      await Promise.all([...new Set([database, shipped])].map((each) => each.database.close()));
    }
  });
}

try {
  const flags = readBookingFlags(process.argv.slice(2));
  if (flags.help) say(BOOKING_HELP);
  else await bench(flags);
} catch (error) {
  failWith(error);
}
