import type { FlightFilter, FlightForSale, FlightRow, FlightSearch, Route } from '@jumpseat/booking/contracts';
import { type CabinId, layoutOf, seatsOf } from '@jumpseat/domain';
import { and, asc, count, eq, getTableColumns, inArray, isNotNull, like, not, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { flights, seats } from '../schema/index.ts';
import { leavingWithin, onSale } from './conditions.ts';

/** The prefix of the layouts of demo flights. */
const DEMO_LAYOUTS = 'demo-';

/** Flights that are on sale at `now` (epoch milliseconds), the earliest departure first. */
export function flightsOnSale(
  database: Database,
  { route, demo, limit }: FlightFilter,
  now: number,
): Promise<FlightRow[]> {
  const { origin, destination, departsAt, id, layoutId } = flights;
  const isDemo = like(layoutId, `${DEMO_LAYOUTS}%`);
  const where = and(
    onSale(now),
    route && and(eq(origin, route.origin), eq(destination, route.destination)),
    demo === undefined ? undefined : demo ? isDemo : not(isDemo),
  );
  if (limit === undefined) return rowsOf(database, where);
  // Limits the flights first, so that only their seats are counted.
  const first = database.db.select({ id }).from(flights).where(where).orderBy(asc(departsAt), asc(id)).limit(limit);
  return rowsOf(database, inArray(id, first));
}

/** A route's flights that leave on a day of the origin's calendar and are on sale at `now`, the earliest first. */
export function searchFlights(database: Database, search: FlightSearch, now: number): Promise<FlightRow[]> {
  return rowsOf(database, and(leavingWithin(search, 1), onSale(now)));
}

/** The routes that have a flight on sale at `now`. */
export function routesOnSale({ db }: Database, now: number): Promise<Route[]> {
  const { origin, destination } = flights;
  return db
    .selectDistinct({ origin, destination })
    .from(flights)
    .where(onSale(now))
    .orderBy(asc(origin), asc(destination));
}

/** A flight, whether or not its sales are open; null if there is none. An archived one has no free seat. */
export async function findFlight(database: Database, flightId: string): Promise<FlightRow | null> {
  const [flight] = await rowsOf(database, eq(flights.id, flightId));
  return flight ?? findArchived(database, flightId);
}

/** An archived flight. Its seats have left the tables, so they are those of its layout. */
async function findArchived({ db }: Database, flightId: string): Promise<FlightRow | null> {
  const [flight] = await db
    .select(FACTS)
    .from(flights)
    .where(and(eq(flights.id, flightId), isNotNull(flights.archivedAt)));
  if (!flight) return null;
  return {
    ...flight,
    seatsTotal: seatsOf(layoutOf(flight.layoutId)).length,
    seatsAvailable: 0,
    seatsAvailableByCabin: { first: 0, business: 0, premium: 0, economy: 0 },
  };
}

/** Prepares the read of a flight with the facts that orders need; null if there is none. Every order needs it. */
export function prepareFindForSale({ db }: Database): (flightId: string) => Promise<FlightForSale | null> {
  const { id, layoutId, blockBy, salesCloseAt, departsAt, fares, surcharges } = flights;
  const byId = db
    .select({ id, layoutId, blockBy, salesCloseAt, departsAt, fares, surcharges })
    .from(flights)
    .where(eq(id, sql.placeholder('id')))
    .prepare('flight_for_sale');
  return async (flightId) => {
    const [flight] = await byId.execute({ id: flightId });
    return flight ?? null;
  };
}

const { seatVersion, createdAt, unpaidDeletedAt, personalDataErasedAt, ...FACTS } = getTableColumns(flights);

function rowsOf({ db }: Database, where: SQL | undefined): Promise<FlightRow[]> {
  return db
    .select({
      ...FACTS,
      seatsTotal: count(),
      seatsAvailable: sql<number>`count(*) filter (where ${seats.status} = 'AVAILABLE')`.mapWith(Number),
      seatsAvailableByCabin: {
        first: availableIn('first'),
        business: availableIn('business'),
        premium: availableIn('premium'),
        economy: availableIn('economy'),
      },
    })
    .from(flights)
    .innerJoin(seats, eq(seats.flightId, flights.id))
    .where(where)
    .groupBy(flights.id)
    .orderBy(asc(flights.departsAt), asc(flights.id));
}

/** The number of free seats in a cabin. */
function availableIn(cabin: CabinId): SQL<number> {
  const { status, cabin: ofSeat } = seats;
  return sql<number>`count(*) filter (where ${status} = 'AVAILABLE' and ${ofSeat} = ${cabin})`.mapWith(Number);
}
