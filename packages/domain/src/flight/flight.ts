import { epochMs, type Instant } from '../instant.ts';
import { euros, type Money } from '../money.ts';
import { CABINS, type CabinId } from './cabins.ts';
import { cabinsOf, type Layout, type PlacedSeat, type SeatCode, seatsOf } from './layout.ts';
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

/** What a seat costs in each cabin of a flight. */
export type Fares = Partial<Record<CabinId, Money>>;

const USUAL_FARES: Record<CabinId, Money> = {
  first: euros(129_000),
  business: euros(48_000),
  premium: euros(21_000),
  economy: euros(8_900),
};

/** The usual fares of a layout's cabins, for a flight that names none. */
export function usualFares(layout: Layout): Fares {
  const has = new Set(cabinsOf(layout).map(({ id }) => id));
  return Object.fromEntries(CABINS.filter((id) => has.has(id)).map((id) => [id, USUAL_FARES[id]]));
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
