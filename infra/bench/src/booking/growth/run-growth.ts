import { insertPastOrders } from '@jumpseat/db/testing';
import type { Processes } from '@jumpseat/dev/processes';
import { step } from '@jumpseat/dev/steps';
import type { BenchDatabase } from '../../servers/database.ts';
import type { BookingFlags } from '../flags.ts';
import type { CachedWorkflows, GrowthRow } from '../results.ts';
import { weighCachedWorkflows } from './cached-workflows.ts';
import { costWithFlights, costWithPastOrders } from './cost-of-booking.ts';
import { steadyLoad } from './steady-load.ts';

const FEW_FLIGHTS = 10;
const MOST_WEIGHED = 1_000;

/** Measures what a booking costs as things grow, one after another, and what a cached workflow takes. */
export async function runGrowth(
  processes: Processes,
  database: BenchDatabase,
  { flights, pastOrders, minutes, seconds, workers }: BookingFlags,
  report: { row(row: GrowthRow): void; cached(found: CachedWorkflows): void },
): Promise<void> {
  const options = { seconds, workers };
  for (const count of [Math.min(FEW_FLIGHTS, flights), flights]) {
    const name = `${count} flights with open seat blocks`;
    const sized = { ...options, flights: count, bookedBefore: flights };
    report.row(await step(name, () => costWithFlights(processes, database, sized)));
  }
  const each = Math.min(MOST_WEIGHED, flights);
  report.cached(await step(`${each} cached workflows`, () => weighCachedWorkflows(processes, database, each)));
  for (const count of [0, pastOrders]) {
    if (count > 0) await step(`Inserting ${count} past orders`, () => insertPastOrders(database.url, count));
    const sized = { ...options, pastOrders: count };
    report.row(await step(`${count} past orders`, () => costWithPastOrders(processes, database, sized)));
  }
  await step(`${minutes} minutes of steady load`, () =>
    steadyLoad(processes, database, { minutes, workers }, (row) => report.row(row)),
  );
}
