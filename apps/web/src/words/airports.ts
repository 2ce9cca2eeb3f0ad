import { airportOf } from '@jumpseat/domain';

/** The city of an airport; its code where it isn't known. */
export function cityOf(iata: string): string {
  return airportOf(iata).city;
}

/** The time zone of an airport; UTC where it isn't known. */
export function timeZoneOf(iata: string): string {
  return airportOf(iata).timeZone;
}
