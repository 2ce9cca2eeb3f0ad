import type { FlightSearch } from '@jumpseat/booking/contracts';
import { addDays, airportOf, instant, instantAt } from '@jumpseat/domain';
import { and, eq, gt, gte, lt, type SQL } from 'drizzle-orm';
import { flights } from '../schema/index.ts';

/** Flights on sale at `now` (epoch milliseconds). */
export function onSale(now: number): SQL {
  return gt(flights.salesCloseAt, instant(now));
}

/** A route's flights that leave on `days` days of the origin's calendar, from `date` on. */
export function leavingWithin({ origin, destination, date }: FlightSearch, days: number): SQL | undefined {
  const { timeZone } = airportOf(origin);
  const midnight = (day: string) => instantAt(`${day}T00:00`, timeZone);
  return and(
    eq(flights.origin, origin),
    eq(flights.destination, destination),
    gte(flights.departsAt, midnight(date)),
    lt(flights.departsAt, midnight(addDays(date, days))),
  );
}
