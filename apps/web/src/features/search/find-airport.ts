import type { AirportView } from '@jumpseat/booking/contracts';
import { AIRPORT_CODES, airportOf } from '@jumpseat/domain';
import { cityOf } from '#messages/airports.ts';

/** The first letters of a city are enough if they are at least this many and no other city has them. */
const ENOUGH_LETTERS = 3;

type NamedAirport = Pick<AirportView, 'code' | 'city'>;

/** An airport in a field of the form, in the current language: Zurich (ZRH). */
export function airportLabel({ code }: Pick<NamedAirport, 'code'>): string {
  return labelOf(code, cityOf(code));
}

/**
 * The airport that someone means by its city, its code or its label. A city has its name in the current language and
 * its English one. Forgives case, accents and spaces.
 */
export function findAirport<Airport extends NamedAirport>(
  airports: readonly Airport[],
  typed: string,
): Airport | undefined {
  const text = plain(typed);
  const exact = airports.find((airport) => {
    const cities = namesOf(airport);
    const labels = cities.map((city) => labelOf(airport.code, city));
    return [airport.code, ...cities, ...labels].some((name) => plain(name) === text);
  });
  if (exact || text.length < ENOUGH_LETTERS) return exact;
  const begins = (city: string) => plain(city).startsWith(text);
  const [first, ...others] = airports.filter((airport) => namesOf(airport).some(begins));
  return others.length === 0 ? first : undefined;
}

/** How to name a place that was typed: by its city if Jumpseat knows it, or else as it was typed. */
export function placeName(typed: string): string {
  const airport = findAirport(AIRPORT_CODES.map(airportOf), typed);
  return airport ? cityOf(airport.code) : typed;
}

/** The city of an airport in the current language and in English. */
function namesOf({ code, city }: NamedAirport): readonly string[] {
  return [cityOf(code), city];
}

function labelOf(code: string, city: string): string {
  return `${city} (${code})`;
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
