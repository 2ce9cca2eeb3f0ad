import type { Processes } from '@jumpseat/dev/processes';
import type { BenchDatabase } from '../../servers/database.ts';
import { startRemote } from '../../start-remote.ts';
import { sellFlights, stillFree } from '../flights.ts';
import type { CachedWorkflows } from '../results.ts';
import type { RushCalls } from '../rush/rush-main.ts';
import { startSitting } from '../sitting.ts';
import { book, PRODUCT } from './cost-of-booking.ts';

const LAYOUT = 'a320neo';
const WARM_UP = 32;
/** As fast as they can be opened without a queue that outlasts the API's patience. */
const OPENED_PER_SECOND = 20;
const HELD_A_FLIGHT = 25;

/**
 * What a cached workflow takes in the worker: the growth of its resident memory, all garbage collected in every thread, when so many are
 * opened. Seat blocks are opened by a booking each, whose order then ends and leaves the cache; orders by a hold that nobody pays.
 */
export async function weighCachedWorkflows(
  processes: Processes,
  database: BenchDatabase,
  each: number,
): Promise<CachedWorkflows> {
  const flights = await sellFlights(database, 'C', { layoutId: LAYOUT, flights: each });
  const warmUp = await sellFlights(database, 'CW', { layoutId: LAYOUT, flights: 1, bookings: 2 * WARM_UP });
  const options = { ...PRODUCT, workers: 1, probed: true };
  const sitting = await startSitting(processes, database, options, { flights: warmUp, spread: 'many' });
  const { side } = sitting;
  const [worker] = side.probes;
  if (!worker) throw new Error('the worker has no probe');
  const residentKb = async () => (await worker.settled()).rss / 1_024;

  await book(sitting, warmUp, 'many', WARM_UP);
  const none = await residentKb();
  const booked = await book(sitting, flights, 'many', each);
  const withBlocks = await residentKb();
  const crowd = await startRemote<RushCalls>(processes, 'Holders', new URL('../rush/rush-main.ts', import.meta.url));
  let held = 0;
  for (const { flight, pairs } of stillFree(flights, booked)) {
    if (held === each) break;
    const wishes = pairs.slice(0, Math.min(HELD_A_FLIGHT, each - held));
    const withinMs = (1_000 * wishes.length) / OPENED_PER_SECOND;
    const told = await crowd.calls.rush({
      origin: side.target('rest'),
      flightId: flight.id,
      wishes,
      withinMs,
      pays: false,
    });
    const refused = told.find(({ granted }) => !granted);
    if (refused) throw new Error(`seats that nobody has were not held: ${refused.status}`);
    held += told.length;
  }
  const withOrders = await residentKb();
  await crowd.stop();
  await sitting.seen();
  await sitting.stop();
  return { each, orderKb: (withOrders - withBlocks) / each, seatBlockKb: (withBlocks - none) / each };
}
