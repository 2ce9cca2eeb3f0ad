import type { Processes } from '@jumpseat/dev/processes';
import type { BenchDatabase } from '../../servers/database.ts';
import { sellFlights, stillFree } from '../flights.ts';
import type { FlightToBook } from '../passengers/booker.ts';
import type { GrowthRow, Seen, Stint } from '../results.ts';
import { type Sitting, startSitting } from '../sitting.ts';

/** Flights that are measured: with 109 pairs of economy seats, ten of them last for the seconds that are counted. */
const LAYOUT = 'b787-9';
/** Flights that are sold out beforehand: few, with many seats. */
const SOLD_OUT = 'a380-800';
const AT_ONCE = { measured: 8, before: 32 };
const WARM_UP = 40;

/** What is alike in all that is compared. */
export interface GrowthOptions {
  /** How long a booking's cost is measured. */
  readonly seconds: number;
  readonly workers: number;
}

export const PRODUCT = { side: 'product', settings: {}, profiles: undefined } as const;

/**
 * What a booking costs on so many flights, each of which has been booked and so has its open seat block. `bookedBefore` are made first,
 * so that Temporal has seen as many orders whatever the number of flights is.
 */
export async function costWithFlights(
  processes: Processes,
  database: BenchDatabase,
  {
    flights: count,
    bookedBefore,
    seconds,
    workers,
  }: GrowthOptions & { readonly flights: number; readonly bookedBefore: number },
): Promise<GrowthRow> {
  const prefix = `G${count}-${++runs}`;
  const flights = await sellFlights(database, prefix, { layoutId: LAYOUT, flights: count });
  const sitting = await startSitting(processes, database, { ...PRODUCT, workers }, { flights, spread: 'many' });
  const others = Math.max(0, bookedBefore - count);
  if (others > 0) {
    const soldOut = { layoutId: SOLD_OUT, flights: 1, bookings: others + AT_ONCE.before };
    await book(sitting, await sellFlights(database, `${prefix}-S`, soldOut), 'hot', others);
  }
  const booked = await book(sitting, flights, 'many', count);
  const stint = await measured(sitting, stillFree(flights, booked), seconds);
  return { grows: 'flights', size: count, ...stint };
}

/** What a booking costs with so many past orders in Postgres, on the usual flights. */
export async function costWithPastOrders(
  processes: Processes,
  database: BenchDatabase,
  { pastOrders, seconds, workers }: GrowthOptions & { readonly pastOrders: number },
): Promise<GrowthRow> {
  const flights = await sellFlights(database, `O${++runs}`, { layoutId: LAYOUT, flights: 10 });
  const sitting = await startSitting(processes, database, { ...PRODUCT, workers }, { flights, spread: 'many' });
  const booked = await book(sitting, flights, 'many', WARM_UP);
  return { grows: 'pastOrders', size: pastOrders, ...(await measured(sitting, stillFree(flights, booked), seconds)) };
}

let runs = 0;

/** Has at least so many bookings made, and everybody leave; answers how many were made. */
export async function book(
  { passengers, side }: Sitting,
  flights: readonly FlightToBook[],
  spread: 'many' | 'hot',
  count: number,
) {
  const atOnce = Math.min(AT_ONCE.before, count);
  await passengers.book({ by: 'rest', target: side.target('rest'), flights, spread, atOnce });
  await passengers.confirmed(count);
  return (await passengers.leave()).confirmed;
}

async function measured(sitting: Sitting, flights: readonly FlightToBook[], seconds: number): Promise<Stint> {
  const { passengers, side } = sitting;
  await passengers.book({
    by: 'rest',
    target: side.target('rest'),
    flights,
    spread: 'many',
    atOnce: AT_ONCE.measured,
  });
  await passengers.confirmed(AT_ONCE.measured);
  const stint = await sitting.count(seconds);
  await passengers.leave();
  const seen = await sitting.seen();
  await sitting.stop();
  return withMissed(stint, seen);
}

/** What viewers did not see as they should counts as failed. */
export function withMissed<S extends Stint>(stint: S, seen: Seen | null): S {
  const { gaps = 0, doubled = 0, behind = 0, errors = 0 } = seen ?? {};
  const missed = Object.entries({ gaps, doubled, behind, errors }).filter(([, count]) => count > 0);
  return {
    ...stint,
    failed: { ...stint.failed, ...Object.fromEntries(missed.map(([what, n]) => [`viewers: ${what}`, n])) },
  };
}
