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
export async function flightsToBook(
  database: BenchDatabase,
  prefix: string,
  spread: Spread,
  bookings: number,
): Promise<FlightToBook[]> {
  const { layoutId, flights } = spread === 'many' ? MANY : HOT;
  const found: FlightToBook[] = [];
  let room = 0;
  while (found.length < flights || room < bookings) {
    const { seats, ...flight } = await database.flight(`${prefix}-${found.length + 1}`, layoutId, 'cabin');
    const codes = seats.filter((seat) => seat.cabin === CABIN && !refuseSeat(seat, {})).map(({ code }) => code);
    const pairs = codes.flatMap((code, index): [string, string][] => {
      const next = codes[index + 1];
      return index % 2 === 0 && next !== undefined ? [[code, next]] : [];
    });
    found.push({ flight, pairs });
    room += pairs.length;
  }
  return found;
}

/** The seat block that all of these bookings ask. */
export const BLOCK_ID: string = CABIN;
