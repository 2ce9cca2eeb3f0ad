import { join } from 'node:path';
import type { FlightForSale } from '@jumpseat/booking/contracts';
import { connect, createFlightStore, type Database, migrate } from '@jumpseat/db';
import { freePort } from '@jumpseat/dev/ports';
import { startPostgres } from '@jumpseat/dev/postgres';
import type { Processes } from '@jumpseat/dev/processes';
import { newSecrets } from '@jumpseat/dev/secrets';
import { type BlockBy, instant, layoutOf, type PlacedSeat, seatsOf, usualFares } from '@jumpseat/domain';

const DAY_MS = 86_400_000;
const CONNECTIONS = 10;

/** A flight to watch and to book. */
export interface BenchFlight extends FlightForSale {
  readonly seats: readonly PlacedSeat[];
}

/** A Postgres to throw away, with the tables in it. */
export interface BenchDatabase {
  /** The folder for the files of Temporal servers that are used with it; undefined where those keep everything in memory. */
  readonly temporalFolder: string | undefined;
  readonly url: string;
  readonly database: Database;
  /** The number of its first process. */
  readonly pid: number | undefined;
  /** Puts a flight on sale. */
  flight(id: string, layoutId: string, blockBy: BlockBy): Promise<BenchFlight>;
  /** The number of the newest change of these flights' seats, by flight. */
  seatVersions(flightIds: readonly string[]): Promise<Record<string, number>>;
}

/** Starts an embedded Postgres that keeps its files in `folder`. With `onDisk` it waits for the disk, as that of `npm start` does. */
export async function startDatabase(
  processes: Processes,
  folder: string,
  { onDisk = false }: { onDisk?: boolean } = {},
): Promise<BenchDatabase> {
  const { url, child } = await startPostgres(processes, {
    folder: join(folder, onDisk ? 'postgres-on-disk' : 'postgres'),
    port: await freePort(),
    password: newSecrets().postgres,
    database: 'jumpseat',
    throwAway: !onDisk,
  });
  await migrate(url);
  const database = connect(url, { max: CONNECTIONS });
  const flights = createFlightStore(database);
  return {
    temporalFolder: onDisk ? folder : undefined,
    url,
    database,
    pid: child.pid,
    async flight(id, layoutId, blockBy) {
      const layout = layoutOf(layoutId);
      const departure = instant(Date.now() + DAY_MS);
      const flight = {
        ...{ id, layoutId, blockBy, departsAt: departure, salesCloseAt: departure },
        ...{ fares: usualFares(layout), surcharges: {} },
      };
      await flights.create({ ...flight, origin: 'ZRH', destination: 'LIS' });
      return { ...flight, seats: seatsOf(layout) };
    },
    async seatVersions(flightIds) {
      const versions = await flights.seatVersions(flightIds);
      return Object.fromEntries(versions.map(({ id, version }) => [id, version]));
    },
  };
}
