import type { FlightFacts, Instant, LocalDate, Tariff } from '@jumpseat/domain';
import type { FlightFare, FlightRow } from '../flight-view.ts';
import type { FlightForSale } from '../temporal.ts';
import type { SeatMapView } from '../views.ts';

/** A search for flights. `date` is a day of the origin's calendar, such as 2026-11-24. */
export interface FlightSearch {
  readonly origin: string;
  readonly destination: string;
  readonly date: LocalDate;
}

/** A search for fares on `days` days of the origin's calendar, from `date` on. */
export interface FareSearch extends FlightSearch {
  readonly days: number;
}

/** Two airports, by IATA code. */
export interface Route {
  readonly origin: string;
  readonly destination: string;
}

/** Filters the list of flights on sale. Without a filter, the list has all of them. */
export interface FlightFilter {
  readonly route?: Route | undefined;
  /** True for demo flights only, false for all others. */
  readonly demo?: boolean | undefined;
  /** The length of the list at most. */
  readonly limit?: number | undefined;
}

/** Reads flights and their seats from Postgres. */
export interface FlightReads {
  /** Flights on sale, the earliest departure first. */
  list(which: FlightFilter): Promise<FlightRow[]>;
  /** A route's flights on sale that leave on a day, the earliest departure first. */
  search(search: FlightSearch): Promise<FlightRow[]>;
  /**
   * The lowest fare of each of a route's flights on sale that leave on those days, the earliest departure first. Only
   * cabins with a free seat count, so flights without one are missing.
   */
  lowestFares(search: FareSearch): Promise<FlightFare[]>;
  /** The routes that have a flight on sale. */
  routes(): Promise<Route[]>;
  /** A flight, whether or not its sales are open; null when it does not exist. */
  find(flightId: string): Promise<FlightRow | null>;
  /** A flight with the facts that orders need; null when it does not exist. */
  findForSale(flightId: string): Promise<FlightForSale | null>;
  /** A flight's seats at one version; null when the flight does not exist. */
  seatMap(flightId: string): Promise<SeatMapView | null>;
}

/** A new flight, complete and checked. */
export interface NewFlight extends FlightFacts, Required<Tariff> {
  readonly origin: string;
  readonly destination: string;
  readonly arrivesAt?: Instant | undefined;
}

/** Writes flights. No workflow is involved. */
export interface FlightWrites {
  /** Inserts a flight with its seats; returns false when the id is taken. */
  create(flight: NewFlight): Promise<boolean>;
}
