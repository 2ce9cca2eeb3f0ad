import type { FlightForSale, FlightSummary, FlightView } from '@jumpseat/booking/contracts';
import { layoutOf } from '@jumpseat/domain';
import { asc, count, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { flights, seats } from '../schema/index.ts';

/** Flights whose sales are open at `now` (epoch milliseconds), the earliest departure first. */
export function flightsOnSale(database: Database, now: number): Promise<FlightSummary[]> {
  return summaries(database, gt(flights.salesCloseAt, new Date(now).toISOString()));
}

/** A flight with the decks of its aircraft, whether or not its sales are open; null when there is none. */
export async function findFlight(database: Database, flightId: string): Promise<FlightView | null> {
  const [flight] = await summaries(database, eq(flights.id, flightId));
  return flight ? { ...flight, decks: layoutOf(flight.layoutId).decks } : null;
}

/** A flight as orders need it; null when there is none. */
export async function findForSale({ db }: Database, flightId: string): Promise<FlightForSale | null> {
  const { id, layoutId, blockBy, salesCloseAt, departsAt, fares, surcharges } = flights;
  const [flight] = await db
    .select({ id, layoutId, blockBy, salesCloseAt, departsAt, fares, surcharges })
    .from(flights)
    .where(eq(id, flightId));
  return flight ?? null;
}

async function summaries({ db }: Database, where: SQL): Promise<FlightSummary[]> {
  const { seatVersion, createdAt, ...columns } = getTableColumns(flights);
  const rows = await db
    .select({
      ...columns,
      seatsTotal: count(),
      seatsAvailable: sql<number>`count(*) filter (where ${seats.status} = 'AVAILABLE')`.mapWith(Number),
    })
    .from(flights)
    .innerJoin(seats, eq(seats.flightId, flights.id))
    .where(where)
    .groupBy(flights.id)
    .orderBy(asc(flights.departsAt), asc(flights.id));
  return rows.map((row) => ({ ...row, aircraft: layoutOf(row.layoutId).name }));
}
