import { airportOf } from '@jumpseat/domain';

/** The city of an airport; its code where it isn't known. */
export function cityOf(iata: string): string {
  return airportOf(iata).city;
}
