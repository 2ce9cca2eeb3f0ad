import type { AirportView, FlightSummary } from '@jumpseat/booking/contracts';
import { addDays, instant, type LocalDate, localTime } from '@jumpseat/domain';

/** Which flights are looked for: a route, and a day of the origin's calendar. */
export interface Search {
  readonly origin: string;
  readonly destination: string;
  readonly date: LocalDate;
}

const AIRPORT = /^[A-Z]{3}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The search that an address carries; null where it carries none, or none that can be meant. */
export function readSearch(params: URLSearchParams): Search | null {
  const origin = params.get('from') ?? '';
  const destination = params.get('to') ?? '';
  const date = params.get('on') ?? '';
  const isMeant = AIRPORT.test(origin) && AIRPORT.test(destination) && isDay(date);
  return isMeant ? { origin, destination, date } : null;
}

/** The search that a form holds, by the same names. */
export function searchIn(form: HTMLFormElement): Search | null {
  return readSearch(new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, `${value}`])));
}

/** The address that carries a search. */
export function searchHref({ origin, destination, date }: Search): string {
  return `/?${new URLSearchParams({ from: origin, to: destination, on: date })}`;
}

/**
 * What to look for where nobody said: from the airport with the most routes to the next such among those it serves, tomorrow.
 * Null where nothing is on sale.
 */
export function usualSearch(airports: readonly AirportView[], now: number): Search | null {
  const busiest = airports.toSorted((a, b) => b.destinations.length - a.destinations.length);
  const [hub] = busiest;
  const destination = busiest.find(({ code }) => hub?.destinations.includes(code));
  if (!hub || !destination) return null;
  return { origin: hub.code, destination: destination.code, date: addDays(todayIn(hub.timeZone, now), 1) };
}

/** Today's date in a time zone. */
export function todayIn(timeZone: string, now: number): LocalDate {
  return localTime(instant(now), timeZone).slice(0, 10);
}

/** A week of days around one, none before `first`. */
export function daysAround(date: LocalDate, first: LocalDate): LocalDate[] {
  const start = [addDays(date, -3), first].toSorted().at(-1) ?? date;
  return Array.from({ length: 7 }, (_, day) => addDays(start, day));
}

/** The days closest to the one looked for on which a route is flown, at most three, in their order. */
export function nearestDays(onRoute: readonly FlightSummary[], { date }: Search): LocalDate[] {
  const days = new Set(onRoute.map(({ departsLocal }) => departsLocal.slice(0, 10)));
  const distance = (day: LocalDate) => Math.abs(Date.parse(day) - Date.parse(date));
  return [...days]
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, 3)
    .toSorted();
}

function isDay(date: string): boolean {
  return DAY.test(date) && !Number.isNaN(Date.parse(date)) && addDays(date, 0) === date;
}
