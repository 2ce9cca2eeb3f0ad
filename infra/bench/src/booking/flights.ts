import { refuseSeat } from '@jumpseat/domain';
import type { BenchDatabase } from '../servers/database.ts';
import type { FlightToBook } from './passengers/booker.ts';
import type { Spread } from './results.ts';

const CABIN = 'economy';
/** Many flights: so many, of a size that is flown most. */
const MANY = { layoutId: 'a320neo', flights: 32 };
/** One flight at a time: the largest there is. */
const HOT = { layoutId: 'a380-800', flights: 1 };

/**
 * Puts flights on sale with room for so many bookings of two seats, all in economy and so in one seat block a flight.
 * @param prefix of their ids, so that no run books another's flights
 */
export function flightsToBook(
  database: BenchDatabase,
  prefix: string,
  spread: Spread,
  bookings: number,
): Promise<FlightToBook[]> {
  return sellFlights(database, prefix, { ...(spread === 'many' ? MANY : HOT), bookings });
}

/** Puts so many flights of a layout on sale, or as many more as it takes for so many bookings. */
export async function sellFlights(
  database: BenchDatabase,
  prefix: string,
  { layoutId, flights, bookings = 0 }: { layoutId: string; flights: number; bookings?: number },
): Promise<FlightToBook[]> {
  const sell = async (number: number): Promise<FlightToBook> => {
    const { seats, ...flight } = await database.flight(`${prefix}-${number}`, layoutId, 'cabin');
    const codes = seats.filter((seat) => seat.cabin === CABIN && !refuseSeat(seat, {})).map(({ code }) => code);
    const pairs = codes.flatMap((code, index): [string, string][] => {
      const next = codes[index + 1];
      return index % 2 === 0 && next !== undefined ? [[code, next]] : [];
    });
    return { flight, pairs };
  };
  const first = await sell(1);
  const count = Math.max(flights, Math.ceil(bookings / first.pairs.length));
  const rest = Array.from({ length: count - 1 }, (_, index) => sell(index + 2));
  return [first, ...(await Promise.all(rest))];
}

/** The same flights without the pairs that so many bookings, spread over them in turn, may have taken. */
export function stillFree(flights: readonly FlightToBook[], bookings: number): FlightToBook[] {
  const taken = Math.ceil(bookings / flights.length);
  return flights.map(({ flight, pairs }) => ({ flight, pairs: pairs.slice(taken) }));
}

/** The seat block that all of these bookings ask. */
export const BLOCK_ID: string = CABIN;
