import { epochMs, type Instant } from '../instant.ts';
import { type PlacedSeat, type SeatCode, seatsOf } from './layout.ts';
import { layoutOf } from './layouts.ts';

/** What one seat block of a flight covers. A block grants or refuses all seats of a command together. */
export const BLOCK_BY = ['seat', 'cabin', 'flight'] as const;
export type BlockBy = (typeof BLOCK_BY)[number];

/** The facts of a flight that decide who may hold its seats. Small, because every command carries them. */
export interface FlightFacts {
  readonly id: string;
  readonly layoutId: string;
  readonly blockBy: BlockBy;
  /** Later holds are refused. */
  readonly salesCloseAt: Instant;
  readonly departsAt: Instant;
}

/** Only the facts of a flight, without its other members. */
export function factsOf({ id, layoutId, blockBy, salesCloseAt, departsAt }: FlightFacts): FlightFacts {
  return { id, layoutId, blockBy, salesCloseAt, departsAt };
}

/** The flight number that passengers know. The id of a daily flight is this number and the date. */
export function flightNumber(flightId: string): string {
  return flightId.replace(/-\d{4}-\d{2}-\d{2}$/, '');
}

/** Whether sales have closed at `nowMs` (epoch milliseconds). */
export function salesClosed(flight: FlightFacts, nowMs: number): boolean {
  return nowMs >= epochMs(flight.salesCloseAt);
}

/** Whether the flight has departed at `nowMs` (epoch milliseconds). After that nothing changes on it. */
export function departed(flight: FlightFacts, nowMs: number): boolean {
  return nowMs >= epochMs(flight.departsAt);
}

/** The seats of a flight, and the block of each. */
export interface FlightSeats {
  readonly seats: ReadonlyMap<SeatCode, PlacedSeat>;
  readonly blockOf: ReadonlyMap<SeatCode, string>;
  readonly blocks: ReadonlyMap<string, readonly SeatCode[]>;
}

/** The seat with that code. Throws when the flight has none, so check codes from outside first. */
export function seatOf(flight: Pick<FlightFacts, 'layoutId' | 'blockBy'>, code: SeatCode): PlacedSeat {
  const seat = flightSeats(flight).seats.get(code);
  if (!seat) throw new Error(`there is no seat ${code}`);
  return seat;
}

const cache = new Map<string, FlightSeats>();

/** The seats of a flight by code and by block. Computed once for each pair of layout and `blockBy`. */
export function flightSeats({ layoutId, blockBy }: Pick<FlightFacts, 'layoutId' | 'blockBy'>): FlightSeats {
  const key = `${layoutId} ${blockBy}`;
  const known = cache.get(key);
  if (known) return known;
  const seats = new Map<SeatCode, PlacedSeat>();
  const blockOf = new Map<SeatCode, string>();
  const blocks = new Map<string, SeatCode[]>();
  for (const seat of seatsOf(layoutOf(layoutId))) {
    const blockId = { seat: seat.code, cabin: seat.cabin, flight: 'all' }[blockBy];
    seats.set(seat.code, seat);
    blockOf.set(seat.code, blockId);
    const block = blocks.get(blockId);
    if (block) block.push(seat.code);
    else blocks.set(blockId, [seat.code]);
  }
  const found = { seats, blockOf, blocks };
  cache.set(key, found);
  return found;
}
