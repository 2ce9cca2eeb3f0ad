import type { FareSearch, FlightFare } from '@jumpseat/booking/contracts';
import type { Money } from '@jumpseat/domain';
import { and, asc, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { flights } from '../schema/index.ts';
import { leavingWithin, onSale } from './conditions.ts';

/** The lowest fare of a flight in a cabin with a free seat; null if the flight has none. */
const LOWEST = sql<Money | null>`(
  select offer.fare
  from jsonb_each(flights.fares) as offer (cabin, fare)
  where exists (
    select from seats
    where seats.flight_id = flights.id and seats.cabin = offer.cabin and seats.status = 'AVAILABLE'
  )
  order by offer.fare -> 'amount'
  limit 1
)`;

/**
 * The lowest fare of each of a route's flights that leave on those days and are on sale at `now`, the earliest first.
 * Flights without a free seat are missing.
 */
export async function lowestFares({ db }: Database, search: FareSearch, now: number): Promise<FlightFare[]> {
  const { id, origin, departsAt } = flights;
  const rows = await db
    .select({ id, origin, departsAt, fare: LOWEST })
    .from(flights)
    .where(and(leavingWithin(search, search.days), onSale(now)))
    .orderBy(asc(departsAt), asc(id));
  return rows.flatMap(({ fare, ...flight }) => (fare ? [{ ...flight, fare }] : []));
}
