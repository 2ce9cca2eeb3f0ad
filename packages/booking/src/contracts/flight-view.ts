import {
  airportOf,
  type CabinId,
  cabinsOf,
  type FlightFacts,
  flightNumber,
  type Instant,
  layoutOf,
  localTime,
  type Money,
  type Tariff,
} from '@jumpseat/domain';
import { DayFare, FlightSummary, type FlightView } from './views.ts';

/** A stored flight, with its numbers of free seats. */
export interface FlightRow extends FlightFacts, Required<Tariff> {
  readonly origin: string;
  readonly destination: string;
  /** Null if it is not known. */
  readonly arrivesAt: Instant | null;
  /** When it was archived; null for a live flight. */
  readonly archivedAt: Instant | null;
  readonly seatsTotal: number;
  readonly seatsAvailable: number;
  /** Zero for a cabin that the aircraft does not have. */
  readonly seatsAvailableByCabin: Readonly<Record<CabinId, number>>;
}

/** The lowest fare of a stored flight. */
export interface FlightFare {
  readonly id: string;
  readonly origin: string;
  readonly departsAt: Instant;
  readonly fare: Money;
}

/** A flight as lists show it. Throws if the stored flight can't be shown. */
export function toFlightSummary(row: FlightRow): FlightSummary {
  return FlightSummary.parse(summaryOf(row));
}

/** A flight with the decks of its aircraft. */
export function toFlightView(row: FlightRow): FlightView {
  return { ...summaryOf(row), decks: layoutOf(row.layoutId).decks };
}

/** A flight's fare on its day of the origin's calendar. Throws if the stored flight can't be shown. */
export function toDayFare({ origin, departsAt, fare }: FlightFare): DayFare {
  return DayFare.parse({ date: localTime(departsAt, airportOf(origin).timeZone).slice(0, 10), fare });
}

function summaryOf(row: FlightRow): FlightSummary {
  const { id, layoutId, origin, destination, departsAt, arrivesAt, seatsAvailableByCabin } = row;
  const layout = layoutOf(layoutId);
  const cabins = cabinsOf(layout).map(({ id: cabin }) => cabin);
  return {
    ...row,
    seatsAvailableByCabin: Object.fromEntries(cabins.map((cabin) => [cabin, seatsAvailableByCabin[cabin]])),
    number: flightNumber(id),
    aircraft: layout.name,
    departsLocal: localTime(departsAt, airportOf(origin).timeZone),
    arrivesLocal: arrivesAt && localTime(arrivesAt, airportOf(destination).timeZone),
  };
}
