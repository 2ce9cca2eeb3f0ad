import type { SeatMapView } from '@jumpseat/booking/contracts';
import { instant, JumpseatError, priceOfSeat, refusal, type SeatCode, type SeatStatus, seatOf } from '@jumpseat/domain';
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { flights, seats } from '../schema/index.ts';

/** A seat's status, and the flight's seat version of its last change. */
export interface SeatAt {
  readonly status: SeatStatus;
  readonly version: number;
}

/** Every seat of a flight with its price, at one version and in the layout's order; null if there is no such flight. */
export async function seatMap({ db }: Database, flightId: string): Promise<SeatMapView | null> {
  const rows = await db
    .select({
      version: flights.seatVersion,
      layoutId: flights.layoutId,
      blockBy: flights.blockBy,
      fares: flights.fares,
      surcharges: flights.surcharges,
      code: seats.code,
      status: seats.status,
    })
    .from(flights)
    .innerJoin(seats, eq(seats.flightId, flights.id))
    .where(eq(flights.id, flightId))
    .orderBy(asc(seats.position));
  const [first] = rows;
  if (!first) return null;
  return {
    flightId,
    version: first.version,
    seats: rows.map(({ code, status }) => {
      const { cabin, total } = priceOfSeat(first, seatOf(first, code));
      return { code, cabin, price: total, status };
    }),
  };
}

/** The status of every seat of a flight at one version; null if there is no such flight. */
export async function seatStates(
  { db }: Database,
  flightId: string,
): Promise<{ version: number; seats: Record<SeatCode, SeatAt> } | null> {
  const rows = await db
    .select({ flight: flights.seatVersion, code: seats.code, status: seats.status, version: seats.flightVersion })
    .from(flights)
    .innerJoin(seats, eq(seats.flightId, flights.id))
    .where(eq(flights.id, flightId));
  const [first] = rows;
  if (!first) return null;
  return {
    version: first.flight,
    seats: Object.fromEntries(rows.map(({ code, status, version }) => [code, { status, version }])),
  };
}

/** The seats that changed after version `after`, and the current version. Throws FLIGHT_NOT_FOUND. */
export async function seatsSince(
  { db }: Database,
  flightId: string,
  after: number,
): Promise<{ version: number; seats: Record<SeatCode, SeatStatus> }> {
  const rows = await db
    .select({ version: flights.seatVersion, seat: { code: seats.code, status: seats.status } })
    .from(flights)
    .leftJoin(seats, and(eq(seats.flightId, flights.id), gt(seats.flightVersion, after)))
    .where(eq(flights.id, flightId));
  const [first] = rows;
  if (!first) throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: flightId }));
  return {
    version: first.version,
    seats: Object.fromEntries(rows.flatMap(({ seat }) => (seat ? [[seat.code, seat.status]] : []))),
  };
}

/** A seat that another order has. */
export interface SeatTaken {
  readonly seat: SeatCode;
  readonly status: Exclude<SeatStatus, 'AVAILABLE'>;
}

/**
 * The seats that an order can't have, sorted by code: another order has booked them, or holds them with a lease that
 * has not expired at `now` (epoch milliseconds). An expired lease does not count, even if its end is not written yet.
 */
export async function seatsTaken(
  { sql }: Database,
  { flightId, seats, orderId }: { flightId: string; seats: readonly SeatCode[]; orderId: string },
  now: number,
): Promise<SeatTaken[]> {
  return sql<SeatTaken[]>`
    select code as seat, status from seats
    where flight_id = ${flightId} and code = any(${[...seats]}::text[]) and order_id <> ${orderId}
      and (status = 'BOOKED' or lease_until > ${instant(now)})
    order by code`;
}

/** The seat version of each existing flight. */
export async function seatVersions(
  { db }: Database,
  flightIds: readonly string[],
): Promise<{ id: string; version: number }[]> {
  return db
    .select({ id: flights.id, version: flights.seatVersion })
    .from(flights)
    .where(inArray(flights.id, [...flightIds]));
}
