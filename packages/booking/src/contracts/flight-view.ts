import {
  airportOf,
  type FlightFacts,
  flightNumber,
  type Instant,
  layoutOf,
  localTime,
  type Tariff,
} from '@jumpseat/domain';
import { FlightSummary, type FlightView } from './views.ts';

/** A stored flight, with its number of free seats. */
export interface FlightRow extends FlightFacts, Required<Tariff> {
  readonly origin: string;
  readonly destination: string;
  /** Null if it is not known. */
  readonly arrivesAt: Instant | null;
  readonly seatsTotal: number;
  readonly seatsAvailable: number;
}

/** A flight as lists show it. Throws if the stored flight can't be shown. */
export function toFlightSummary(row: FlightRow): FlightSummary {
  return FlightSummary.parse(summaryOf(row));
}

/** A flight with the decks of its aircraft. */
export function toFlightView(row: FlightRow): FlightView {
  return { ...summaryOf(row), decks: layoutOf(row.layoutId).decks };
}

function summaryOf(row: FlightRow): FlightSummary {
  const { id, layoutId, origin, destination, departsAt, arrivesAt } = row;
  return {
    ...row,
    number: flightNumber(id),
    aircraft: layoutOf(layoutId).name,
    departsLocal: localTime(departsAt, airportOf(origin).timeZone),
    arrivesLocal: arrivesAt && localTime(arrivesAt, airportOf(destination).timeZone),
  };
}
