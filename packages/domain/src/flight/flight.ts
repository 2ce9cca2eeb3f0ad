import { epochMs, type Instant } from '../instant.ts';
import { type PlacedSeat, type SeatCode, seatsOf } from './layout.ts';
import { layoutOf } from './layouts.ts';

/** What one seat block of a flight covers: the unit within which seats are granted or refused as one. */
export const BLOCK_BY = ['seat', 'cabin', 'flight'] as const;
export type BlockBy = (typeof BLOCK_BY)[number];

/** The facts of a flight that decide who may hold a seat on it, small enough to travel with a command. */
export interface FlightFacts {
  readonly id: string;
  readonly layoutId: string;
  readonly blockBy: BlockBy;
  /** When sales close: later holds are refused. */
  readonly salesCloseAt: Instant;
  readonly departsAt: Instant;
}

/** The facts of a flight without what callers know besides, for what travels with a command. */
export function factsOf({ id, layoutId, blockBy, salesCloseAt, departsAt }: FlightFacts): FlightFacts {
  return { id, layoutId, blockBy, salesCloseAt, departsAt };
}

/** The number of a flight as passengers know it: of one that leaves on many days, the id is the number and the date. */
export function flightNumber(flightId: string): string {
  return flightId.replace(/-\d{4}-\d{2}-\d{2}$/, '');
}

/** Whether new holds are refused because sales have closed. */
export function salesClosed(flight: FlightFacts, nowMs: number): boolean {
  return nowMs >= epochMs(flight.salesCloseAt);
}

/** Whether the flight has left: nothing changes on it any more. */
export function departed(flight: FlightFacts, nowMs: number): boolean {
  return nowMs >= epochMs(flight.departsAt);
}

/** The seats of a flight, with the block each is in. */
export interface FlightSeats {
  readonly seats: ReadonlyMap<SeatCode, PlacedSeat>;
  readonly blockOf: ReadonlyMap<SeatCode, string>;
  readonly blocks: ReadonlyMap<string, readonly SeatCode[]>;
}

/** The seat of that code; throws when the flight has none, for codes that were checked before. */
export function seatOf(flight: Pick<FlightFacts, 'layoutId' | 'blockBy'>, code: SeatCode): PlacedSeat {
  const seat = flightSeats(flight).seats.get(code);
  if (!seat) throw new Error(`there is no seat ${code}`);
  return seat;
}

const cache = new Map<string, FlightSeats>();

/** The seats of a flight by code and by block. Derived from layout and `blockBy` alone, so it is computed once for each pair. */
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
