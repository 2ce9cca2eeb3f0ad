import { airportOf } from '@jumpseat/domain';

/** The city of an airport, or its code if the airport is unknown. */
export function cityOf(iata: string): string {
  return airportOf(iata).city;
}

/** A route by its cities: Zurich to London. */
export function routeOf({ origin, destination }: { origin: string; destination: string }): string {
  return `${cityOf(origin)} to ${cityOf(destination)}`;
}
