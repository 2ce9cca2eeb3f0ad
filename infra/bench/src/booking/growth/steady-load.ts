import type { Processes } from '@jumpseat/dev/processes';
import type { BenchDatabase } from '../../servers/database.ts';
import { sellFlights } from '../flights.ts';
import type { GrowthRow } from '../results.ts';
import { startSitting } from '../sitting.ts';
import { PRODUCT, withMissed } from './cost-of-booking.ts';

const LAYOUT = 'a380-800';
/** A rate that leaves most machines time to spare, so that what is seen is no queue. */
const PER_SECOND = 8;
const AT_ONCE = 64;
/** The first is the warm-up, and is not counted. */
const PARTS = 6;

/** A steady load for some minutes: what a booking costs in each part of them, and what memory is used at its end. */
export async function steadyLoad(
  processes: Processes,
  database: BenchDatabase,
  { minutes, workers }: { readonly minutes: number; readonly workers: number },
  report: (row: GrowthRow) => void,
): Promise<void> {
  const bookings = Math.ceil(minutes * 60 * PER_SECOND * 1.2) + AT_ONCE;
  const flights = await sellFlights(database, 'M', { layoutId: LAYOUT, flights: 2, bookings });
  const sitting = await startSitting(processes, database, { ...PRODUCT, workers }, { flights, spread: 'many' });
  await sitting.passengers.book({
    ...{ by: 'rest', target: sitting.side.target('rest'), flights, spread: 'many' },
    ...{ atOnce: AT_ONCE, everyMs: 1_000 / PER_SECOND },
  });
  const minutesEach = minutes / PARTS;
  await sitting.count(minutesEach * 60);
  for (let part = 2; part < PARTS; part++) {
    report({ grows: 'minutes', size: minutesEach * part, ...(await sitting.count(minutesEach * 60)) });
  }
  const last = await sitting.count(minutesEach * 60);
  await sitting.passengers.leave();
  report({ grows: 'minutes', size: minutes, ...withMissed(last, await sitting.seen()) });
  await sitting.stop();
}
