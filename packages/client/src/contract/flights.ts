/** A moment as an ISO 8601 string in UTC. @public */
export type Instant = string;

/** An amount in integer minor units. @public */
export interface Money {
  amount: number;
  currency: 'EUR';
}

/** The cabins, from front to back. @public */
export type CabinId = 'first' | 'business' | 'premium' | 'economy';

/** What a seat costs in each cabin of a flight. @public */
export type Fares = Partial<Record<CabinId, Money>>;

/** What is granted or refused as one: each seat, the seats of a cabin, or those of the whole flight. @public */
export type BlockBy = 'seat' | 'cabin' | 'flight';

/** A flight on the list: what it is, and how full. @public */
export interface FlightSummary {
  id: string;
  /** IATA codes of the airports. */
  origin: string;
  destination: string;
  departsAt: Instant;
  salesCloseAt: Instant;
  layoutId: string;
  aircraft: string;
  blockBy: BlockBy;
  fares: Fares;
  seatsTotal: number;
  seatsAvailable: number;
}

/** A seat's place in a row. @public */
export interface Place {
  /** The seat's code, such as `12C`. */
  code: string;
  row: string;
  column: string;
}

/** A cabin as a map draws it. @public */
export interface CabinView {
  id: CabinId;
  name: string;
  /** The letters above the seats; null above an aisle. */
  columns: (string | null)[];
  /** From front to back; a place is null where there is an aisle or a gap. */
  rows: { label: string; places: (Place | null)[] }[];
}

/** A flight with the cabins of its layout. @public */
export interface FlightView extends FlightSummary {
  cabins: CabinView[];
}

/** @public */
export type SeatStatus = 'AVAILABLE' | 'HELD' | 'BOOKED';

/** One seat of a map. Never says who holds it. @public */
export interface SeatView {
  code: string;
  cabin: CabinId;
  price: Money;
  status: SeatStatus;
}

/** A whole map at one version of the flight. @public */
export interface SeatMapView {
  flightId: string;
  version: number;
  seats: SeatView[];
}

/**
 * What a viewer of a map receives: first a snapshot of every seat (or, when it names the last version it saw, what changed since),
 * then deltas. `seats` holds the state of each seat named; a delta covers the versions after `after` up to `version`.
 * @public
 */
export type SeatMapMessage =
  | { type: 'snapshot'; version: number; seats: Record<string, SeatStatus> }
  | { type: 'delta'; after: number; version: number; seats: Record<string, SeatStatus> };
