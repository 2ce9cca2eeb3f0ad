import type { BlockBy, CabinId, Instant, SeatStatus, SeatTrait } from '@jumpseat/domain';
import type { DeckView } from './decks.ts';

export type { BlockBy, Instant, SeatStatus } from '@jumpseat/domain';

/** A time on the clocks of a place: 2026-11-24T06:45. @public */
export type LocalTime = string;

/** An amount in integer minor units. @public */
export interface Money {
  amount: number;
  currency: 'EUR';
}

/** What a seat costs in each cabin of a flight. @public */
export type Fares = Partial<Record<CabinId, Money>>;

/** What a seat of a cabin costs besides the fare, for each of its traits that has a price. @public */
export type Surcharges = Partial<Record<CabinId, Partial<Record<SeatTrait, Money>>>>;

/** Someone who travels; an infant sits on the lap of an adult. @public */
export interface Passenger {
  kind: 'adult' | 'child' | 'infant';
}

/** What seats cost together, seat by seat. @public */
export interface PriceBreakdown {
  lines: readonly {
    seat: string;
    cabin: CabinId;
    fare: Money;
    /** What the seat costs besides, for each trait that has a price. */
    surcharges: readonly { trait: SeatTrait; price: Money }[];
    /** The fare and the surcharges together. */
    total: Money;
  }[];
  total: Money;
}

/** A flight on the list: what it is, and how full. @public */
export interface FlightSummary {
  id: string;
  /** What passengers call it, such as JS201: the same each day. */
  number: string;
  /** IATA codes of the airports. */
  origin: string;
  destination: string;
  departsAt: Instant;
  /** Null where nobody said it. */
  arrivesAt: Instant | null;
  /** On the clocks of the origin. */
  departsLocal: LocalTime;
  /** On the clocks of the destination. */
  arrivesLocal: LocalTime | null;
  salesCloseAt: Instant;
  layoutId: string;
  aircraft: string;
  blockBy: BlockBy;
  fares: Fares;
  surcharges: Surcharges;
  seatsTotal: number;
  seatsAvailable: number;
}

/** An airport with flights on sale. @public */
export interface AirportView {
  code: string;
  city: string;
  /** IANA name of the zone that its clocks follow. */
  timeZone: string;
  /** Where flights on sale go from here. */
  destinations: string[];
}

/** A flight with the decks of its aircraft. @public */
export interface FlightView extends FlightSummary {
  decks: readonly DeckView[];
}

/** One seat of a map, with its fare and surcharges together. Never says who holds it. @public */
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

/** Who looks at a flight now: how many, and nothing else. @public */
export interface Presence {
  viewers: number;
}
