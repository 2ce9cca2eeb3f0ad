import { join } from 'node:path';
import { connect, createFlightStore, type Database, migrate } from '@jumpseat/db';
import { freePort } from '@jumpseat/dev/ports';
import { startPostgres } from '@jumpseat/dev/postgres';
import type { Processes } from '@jumpseat/dev/processes';
import { newSecrets } from '@jumpseat/dev/secrets';
import { instant, layoutOf, seatsOf, usualFares } from '@jumpseat/domain';

const DAY_MS = 86_400_000;
const CONNECTIONS = 10;

/** A flight to watch, with the codes of its seats. */
export interface BenchFlight {
  readonly id: string;
  readonly seats: readonly string[];
}

/** A Postgres to throw away, with the tables in it. */
export interface BenchDatabase {
  readonly url: string;
  readonly database: Database;
  /** Puts a flight on sale. */
  flight(id: string, layoutId: string): Promise<BenchFlight>;
}

/** Starts an embedded Postgres that keeps its files in `folder`. */
export async function startDatabase(processes: Processes, folder: string): Promise<BenchDatabase> {
  const url = await startPostgres(processes, {
    folder: join(folder, 'postgres'),
    port: await freePort(),
    password: newSecrets().postgres,
    database: 'jumpseat',
    throwAway: true,
  });
  await migrate(url);
  const database = connect(url, { max: CONNECTIONS });
  const flights = createFlightStore(database);
  return {
    url,
    database,
    async flight(id, layoutId) {
      const layout = layoutOf(layoutId);
      const departure = Date.now() + DAY_MS;
      await flights.create({
        ...{
          id,
          layoutId,
          blockBy: 'flight',
          origin: 'ZRH',
          destination: 'LIS',
          fares: usualFares(layout),
          surcharges: {},
        },
        ...{ departsAt: instant(departure), salesCloseAt: instant(departure) },
      });
      return { id, seats: seatsOf(layout).map(({ code }) => code) };
    },
  };
}
