import type { Processes } from '@jumpseat/dev/processes';
import type { BenchDatabase } from '../servers/database.ts';
import { flightsToBook } from './flights.ts';
import { temporalWork } from './histories.ts';
import type { Row } from './results.ts';
import { startSitting } from './sitting.ts';

/** No side books faster than this on the machines that we know: flights have to have room. */
const MOST_PER_SECOND = 150;

/** What is measured in one run. */
export interface Stretch
  extends Pick<Row, 'round' | 'side' | 'settings' | 'spread' | 'storage' | 'by' | 'atOnce' | 'workers' | 'seconds'> {
  /** Bookings before anything is counted: every flight has its block then, and the code is warm. */
  readonly warmUp: number;
  readonly profiles: string | undefined;
}

/** Starts a side with a fresh Temporal server, has passengers book, counts for some seconds in the middle, and ends it all. */
export async function measure(processes: Processes, database: BenchDatabase, stretch: Stretch): Promise<Row> {
  const { round, side, settings, spread, storage, by, atOnce, workers, warmUp } = stretch;
  const prefix = `${side === 'floor' ? 'F' : 'P'}${++runs}`;
  const flights = await flightsToBook(database, prefix, spread, warmUp + atOnce + stretch.seconds * MOST_PER_SECOND);
  const sitting = await startSitting(processes, database, stretch, { flights, spread });
  const { passengers } = sitting;

  await passengers.book({ by, target: sitting.side.target(by), flights, spread, atOnce });
  await passengers.confirmed(warmUp);
  const stint = await sitting.count(stretch.seconds);
  const booked = await passengers.leave();
  const seen = await sitting.seen();
  const work = await temporalWork(sitting.side.temporalAddress, booked, side === 'product');
  await sitting.stop();
  return { ...{ round, side, settings, spread, storage, by, atOnce, workers }, ...stint, work, seen };
}

let runs = 0;
