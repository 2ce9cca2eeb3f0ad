import type { BlockBy, CabinId, Instant, SeatStatus, SeatTrait } from '@jumpseat/domain';
import type { DeckView } from './decks.ts';

export type { BlockBy, Instant, SeatStatus } from '@jumpseat/domain';

/** A local time, without its zone: 2026-11-24T06:45. @public */
export type LocalTime = string;

/** An amount in integer minor units. @public */
export interface Money {
  amount: number;
  currency: 'EUR';
}

/** The fare of a seat in each cabin. @public */
export type Fares = Partial<Record<CabinId, Money>>;

/** The surcharge for each trait of a seat, by cabin. @public */
export type Surcharges = Partial<Record<CabinId, Partial<Record<SeatTrait, Money>>>>;

/** A passenger. An infant sits on the lap of an adult. @public */
export interface Passenger {
  kind: 'adult' | 'child' | 'infant';
}

/** The price of seats together, seat by seat. @public */
export interface PriceBreakdown {
  lines: readonly {
    seat: string;
    cabin: CabinId;
    fare: Money;
    /** The surcharge for each trait that has one. */
    surcharges: readonly { trait: SeatTrait; price: Money }[];
    /** The fare plus the surcharges. */
    total: Money;
  }[];
  total: Money;
}

/** A flight in a list, with its number of free seats. @public */
export interface FlightSummary {
  id: string;
  /** The flight number, such as JS201: the same each day. */
  number: string;
  /** IATA codes of the airports. */
  origin: string;
  destination: string;
  departsAt: Instant;
  /** Null if it is not known. */
  arrivesAt: Instant | null;
  /** In the time zone of the origin. */
  departsLocal: LocalTime;
  /** In the time zone of the destination. */
  arrivesLocal: LocalTime | null;
  salesCloseAt: Instant;
  layoutId: string;
  aircraft: string;
  blockBy: BlockBy;
  fares: Fares;
  surcharges: Surcharges;
  seatsTotal: number;
  seatsAvailable: number;
  /** The number of free seats in each cabin of the aircraft. */
  seatsAvailableByCabin: Partial<Record<CabinId, number>>;
}

/** The lowest fare on a day of the origin's calendar. @public */
export interface DayFare {
  /** 2026-11-24 */
  date: string;
  fare: Money;
}

/** An airport with flights on sale. @public */
export interface AirportView {
  code: string;
  city: string;
  /** IANA name of its time zone. */
  timeZone: string;
  /** The airports that flights on sale go to from here. */
  destinations: string[];
}

/** A flight with the decks of its aircraft. @public */
export interface FlightView extends FlightSummary {
  decks: readonly DeckView[];
}

/** One seat of a map. The price is its fare plus surcharges. Never says who holds the seat. @public */
export interface SeatView {
  code: string;
  cabin: CabinId;
  price: Money;
  status: SeatStatus;
}

/** All seats of a flight at one version. @public */
export interface SeatMapView {
  flightId: string;
  version: number;
  seats: SeatView[];
}

/**
 * A message to a viewer of a map. The first is a snapshot of every seat, or a delta since the version that the viewer
 * named. All others are deltas. A delta covers the versions after `after` up to `version`, and has only the seats that
 * changed.
 * @public
 */
export type SeatMapMessage =
  | { type: 'snapshot'; version: number; seats: Record<string, SeatStatus> }
  | { type: 'delta'; after: number; version: number; seats: Record<string, SeatStatus> };

/** The number of people who look at a flight now. @public */
export interface Presence {
  viewers: number;
}
