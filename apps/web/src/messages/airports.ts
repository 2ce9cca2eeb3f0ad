import { airportOf } from '@jumpseat/domain';

/** The city of an airport, or its code if the airport is unknown. */
export function cityOf(iata: string): string {
  return airportOf(iata).city;
}
