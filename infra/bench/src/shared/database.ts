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

export interface BenchFlight extends FlightForSale {
  readonly seats: readonly PlacedSeat[];
}

/** A migrated Postgres that nobody else uses. */
export interface BenchDatabase {
  /** The folder for the files of Temporal servers. Undefined where Temporal keeps everything in memory. */
  readonly temporalFolder: string | undefined;
  readonly url: string;
  readonly database: Database;
  readonly pids: readonly number[];
  createFlight(id: string, layoutId: string, blockBy: BlockBy): Promise<BenchFlight>;
  /** The newest seat version of each flight. */
  seatVersions(flightIds: readonly string[]): Promise<Record<string, number>>;
}

/** Starts an embedded Postgres. With `onDisk`, commits wait for the disk, as under `npm start`. */
export async function startDatabase(
  processes: Processes,
  folder: string,
  { onDisk = false }: { readonly onDisk?: boolean } = {},
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
    pids: child.pid === undefined ? [] : [child.pid],
    async createFlight(id, layoutId, blockBy) {
      const layout = layoutOf(layoutId);
      const departsAt = instant(Date.now() + DAY_MS);
      const fares = usualFares(layout);
      const flight = { id, layoutId, blockBy, departsAt, salesCloseAt: departsAt, fares, surcharges: {} };
      await flights.create({ ...flight, origin: 'ZRH', destination: 'LIS' });
      return { ...flight, seats: seatsOf(layout) };
    },
    async seatVersions(flightIds) {
      const versions = await flights.seatVersions(flightIds);
      return Object.fromEntries(versions.map(({ id, version }) => [id, version]));
    },
  };
}
