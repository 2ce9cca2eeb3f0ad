import type { FlightForSale } from '@jumpseat/booking/contracts';
import { refuseSeat } from '@jumpseat/domain';
import type { BenchDatabase } from '../shared/database.ts';

/** Many flights in turn, or one flight until it is sold out. */
export type Spread = 'many' | 'hot';

/** A flight with the pairs of seats that are booked. */
export interface FlightToBook {
  readonly flight: FlightForSale;
  readonly pairs: readonly (readonly [string, string])[];
}

const CABIN = 'economy';
/** The seat block of all these bookings. */
export const BLOCK_ID: string = CABIN;

/** Many of a common size, or one after another of the largest. */
const FLIGHTS: Readonly<Record<Spread, { layoutId: string; atLeast: number }>> = {
  many: { layoutId: 'a320neo', atLeast: 32 },
  hot: { layoutId: 'a380-800', atLeast: 1 },
};

/** Puts a flight on sale, and returns the economy seats that every passenger may have. */
export async function sellFlight(
  database: BenchDatabase,
  id: string,
  layoutId: string,
): Promise<{ readonly flight: FlightForSale; readonly seats: readonly string[] }> {
  const { seats, ...flight } = await database.createFlight(id, layoutId, 'cabin');
  const open = seats.filter((seat) => seat.cabin === CABIN && !refuseSeat(seat, {}));
  return { flight, seats: open.map(({ code }) => code) };
}

/** Puts flights on sale with room for a number of bookings. `prefix` keeps the flights of each measurement apart. */
export async function sellFlights(
  database: BenchDatabase,
  prefix: string,
  spread: Spread,
  bookings: number,
): Promise<FlightToBook[]> {
  const { layoutId, atLeast } = FLIGHTS[spread];
  const sell = async (number: number): Promise<FlightToBook> => {
    const { flight, seats } = await sellFlight(database, `${prefix}-${number}`, layoutId);
    return { flight, pairs: pairsOf(seats) };
  };
  const first = await sell(1);
  const count = Math.max(atLeast, Math.ceil(bookings / first.pairs.length));
  const others = Array.from({ length: count - 1 }, (_, index) => sell(index + 2));
  return [first, ...(await Promise.all(others))];
}

/** Returns a function that takes two seats, each pair once. It throws {@link SoldOut} where none is left. */
export function seatSupply(flights: readonly FlightToBook[], spread: Spread) {
  const perFlight = flights[0]?.pairs.length ?? 1;
  let next = 0;
  return (): { readonly flight: FlightForSale; readonly seats: readonly string[] } => {
    const turn = next++;
    const number = spread === 'many' ? turn % flights.length : Math.floor(turn / perFlight);
    const pair = spread === 'many' ? Math.floor(turn / flights.length) : turn % perFlight;
    const chosen = flights[number];
    const seats = chosen?.pairs[pair];
    if (!chosen || !seats) throw new SoldOut('every seat is taken: there were too few flights');
    return { flight: chosen.flight, seats };
  };
}

export class SoldOut extends Error {}

function pairsOf(seats: readonly string[]): [string, string][] {
  return seats.flatMap((seat, index): [string, string][] => {
    const next = seats[index + 1];
    return index % 2 === 0 && next !== undefined ? [[seat, next]] : [];
  });
}
