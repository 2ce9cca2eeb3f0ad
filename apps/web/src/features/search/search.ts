import type { AirportView, FlightSummary } from '@jumpseat/booking/contracts';
import { addDays, instant, type LocalDate, localTime } from '@jumpseat/domain';

/** A route and a date of the origin's calendar. */
export interface Search {
  readonly origin: string;
  readonly destination: string;
  readonly date: LocalDate;
}

const AIRPORT = /^[A-Z]{3}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The search in an address; null without a valid one. */
export function readSearch(params: URLSearchParams): Search | null {
  const origin = params.get('from') ?? '';
  const destination = params.get('to') ?? '';
  const date = params.get('on') ?? '';
  const isValid = AIRPORT.test(origin) && AIRPORT.test(destination) && isDay(date);
  return isValid ? { origin, destination, date } : null;
}

/** The search in a form, by the same names. */
export function searchIn(form: HTMLFormElement): Search | null {
  return readSearch(new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, `${value}`])));
}

/** The address of a search. */
export function searchHref({ origin, destination, date }: Search): string {
  return `/?${new URLSearchParams({ from: origin, to: destination, on: date })}`;
}

/**
 * The search that the form starts with: tomorrow, between the airport with the most routes and the busiest one that it
 * serves. Null where nothing is on sale.
 */
export function defaultSearch(airports: readonly AirportView[], now: number): Search | null {
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

/** Seven dates around one, none before `first`. */
export function daysAround(date: LocalDate, first: LocalDate): LocalDate[] {
  const start = [addDays(date, -3), first].toSorted().at(-1) ?? date;
  return Array.from({ length: 7 }, (_, day) => addDays(start, day));
}

/** The dates nearest to the searched one with flights on the route, at most three, in order. */
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
