import { airportOf } from '@jumpseat/domain';
import { messages } from '#language/language.ts';

/** The city of an airport in the language of the page, or its code if the airport is unknown. */
export function cityOf(iata: string): string {
  const names: Readonly<Record<string, string>> = messages().cities;
  return names[iata] ?? airportOf(iata).city;
}

/** A route by its cities: Zurich to London. */
export function routeOf({ origin, destination }: { origin: string; destination: string }): string {
  return messages().common.route(cityOf(origin), cityOf(destination));
}
