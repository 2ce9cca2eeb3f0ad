import type { AirportView, FlightSummary } from '@jumpseat/booking/contracts';
import { AIRPORT_CODES, addDays, instant, type LocalDate, localTime, type Party } from '@jumpseat/domain';
import { PARTY_PARAMS, partyIn, partyParams } from '#features/party/party-params.ts';
import { pathTo } from '#language/language.ts';
import { findAirport, placeName } from './find-airport.ts';

/** Two airports by their IATA codes, and a date of the origin's calendar. */
export interface RouteOnDate {
  readonly origin: string;
  readonly destination: string;
  readonly date: LocalDate;
}

/** A route, a date and who travels. */
export interface Search extends RouteOnDate {
  readonly party: Party;
}

/** What a visitor entered: cities as they were typed. */
export interface Entry {
  readonly from: string;
  readonly to: string;
  readonly date: LocalDate;
  readonly party: Party;
}

/** A typed place without flights. */
export interface NotServed {
  readonly direction: 'from' | 'to';
  readonly name: string;
}

const DAY = /^2\d{3}-\d{2}-\d{2}$/;
/** Longer names of places are cut. */
const MAX_CHARACTERS = 40;
/** In an address, it shows a phone the form and not only its summary. */
export const CHANGE_PARAM = 'change';
/** The names that a search has in addresses. */
const PARAMS = ['from', 'to', 'on', ...Object.values(PARTY_PARAMS)];

/** What an address or a form asks for; null without two places and a date. */
export function readEntry(params: URLSearchParams): Entry | null {
  const from = (params.get('from') ?? '').trim().slice(0, MAX_CHARACTERS);
  const to = (params.get('to') ?? '').trim().slice(0, MAX_CHARACTERS);
  const date = params.get('on') ?? '';
  return from && to && isDay(date) ? { from, to, date, party: partyIn(params) } : null;
}

/** The search in an address that has the codes of both airports; otherwise null. */
export function readSearch(params: URLSearchParams): Search | null {
  const entry = readEntry(params);
  if (!entry || !AIRPORT_CODES.includes(entry.from) || !AIRPORT_CODES.includes(entry.to)) return null;
  const { from: origin, to: destination, date, party } = entry;
  return { origin, destination, date, party };
}

/** The airports that the entry means, or the first place that has no flights in that direction. */
export function resolveEntry(airports: readonly AirportView[], { from, to, date, party }: Entry): Search | NotServed {
  const origin = findAirport(originsOf(airports), from);
  if (!origin) return { direction: 'from', name: placeName(from) };
  const destination = findAirport(
    airports.filter(({ code }) => airports.some(({ destinations }) => destinations.includes(code))),
    to,
  );
  if (!destination) return { direction: 'to', name: placeName(to) };
  return { origin: origin.code, destination: destination.code, date, party };
}

/**
 * Searches of the same date and party that have flights. One for each city with flights in the direction in which the
 * entry named another place.
 */
export function servedInstead(airports: readonly AirportView[], entry: Entry, { direction }: NotServed): Search[] {
  const { date, party } = entry;
  const origins = originsOf(airports);
  if (direction === 'to') {
    const origin = findAirport(origins, entry.from);
    return origin ? origin.destinations.map((destination) => ({ origin: origin.code, destination, date, party })) : [];
  }
  const wanted = findAirport(airports, entry.to)?.code;
  return origins.flatMap(({ code, destinations }) => {
    const destination = destinations.find((each) => each === wanted) ?? destinations[0];
    return destination ? [{ origin: code, destination, date, party }] : [];
  });
}

/** The airports from which flights are on sale. */
export function originsOf(airports: readonly AirportView[]): AirportView[] {
  return airports.filter(({ destinations }) => destinations.length > 0);
}

/** Whether a search is written as `searchHref` writes it. */
export function isCanonical(params: URLSearchParams, search: Search): boolean {
  const canonical = searchParams(search);
  return PARAMS.every((name) => (params.get(name) ?? '') === (canonical.get(name) ?? ''));
}

/** Whether two addresses ask for the same search, whatever else they say. */
export function isSameSearch(one: Pick<URLSearchParams, 'get'>, other: Pick<URLSearchParams, 'get'>): boolean {
  return PARAMS.every((name) => one.get(name) === other.get(name));
}

/**
 * The address of a search in the current language, with anything else that it should say. Without a party: for one
 * adult.
 */
export function searchHref(
  search: RouteOnDate & Partial<Pick<Search, 'party'>>,
  more: Readonly<Record<string, string>> = {},
): string {
  const params = searchParams(search);
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  return pathTo(`/?${params}`);
}

function searchParams({
  origin,
  destination,
  date,
  party = [],
}: RouteOnDate & Partial<Pick<Search, 'party'>>): URLSearchParams {
  return new URLSearchParams({ from: origin, to: destination, on: date, ...partyParams(party) });
}

/**
 * The route and date that the form starts with: tomorrow, between the airport with the most routes and the busiest one
 * that it serves. Null where nothing is on sale.
 */
export function defaultRoute(airports: readonly AirportView[], now: number): RouteOnDate | null {
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
export function nearestDays(onRoute: readonly FlightSummary[], { date }: Pick<Search, 'date'>): LocalDate[] {
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
