import type { AirportView } from '@jumpseat/booking/contracts';
import { AIRPORT_CODES, airportOf } from '@jumpseat/domain';

/** The first letters of a city are enough if they are at least this many and no other city has them. */
const ENOUGH_LETTERS = 3;

type NamedAirport = Pick<AirportView, 'code' | 'city'>;

/** An airport in a field of the form: Zurich (ZRH). */
export function airportLabel({ code, city }: NamedAirport): string {
  return `${city} (${code})`;
}

/** The airport that someone means by its city, its code or its label. Forgives case, accents and spaces. */
export function findAirport<Airport extends NamedAirport>(
  airports: readonly Airport[],
  typed: string,
): Airport | undefined {
  const text = plain(typed);
  const exact = airports.find((airport) =>
    [airport.code, airport.city, airportLabel(airport)].some((name) => plain(name) === text),
  );
  if (exact || text.length < ENOUGH_LETTERS) return exact;
  const [first, ...others] = airports.filter(({ city }) => plain(city).startsWith(text));
  return others.length === 0 ? first : undefined;
}

/** How to name a place that was typed: by its city if Jumpseat knows it, or else as it was typed. */
export function placeName(typed: string): string {
  return findAirport(AIRPORT_CODES.map(airportOf), typed)?.city ?? typed;
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
