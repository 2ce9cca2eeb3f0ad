import { airportOf } from '@jumpseat/domain';
import { redirect } from '@sveltejs/kit';
import { callsOf, toErrorPage } from '#api';
import { partyIn } from '#features/party/party-params.ts';
import { airportLabel, findAirport } from '#features/search/find-airport.ts';
import {
  daysAround,
  defaultRoute,
  type Entry,
  isCanonical,
  nearestDays,
  readEntry,
  readSearch,
  resolveEntry,
  type Search,
  searchHref,
  todayIn,
} from '#features/search/search.ts';
import { groupTrips } from '#features/trips/group-trips.ts';
import type { PageServerLoad } from './$types';

/** How many flights visitors see before a search. */
const SOONEST = 4;

// Reads single parameters only, so that another order of the results does not load them again.
export const load: PageServerLoad = async ({ fetch, url: { searchParams } }) => {
  const { airports, flights, orders, trips } = callsOf(fetch);
  const now = Date.now();
  const todayAt = (code: string) => todayIn(airportOf(code).timeZone, now);
  const entry = readEntry(searchParams);
  const search = readSearch(searchParams);
  if (search && !isCanonical(searchParams, search)) redirect(307, searchHref(search));
  if (entry && !search) await redirectToCodes(entry);

  async function redirectToCodes(typed: Entry): Promise<void> {
    const resolved = resolveEntry(await airports.list.query().catch(toErrorPage), typed);
    if ('origin' in resolved) redirect(307, searchHref(resolved));
  }

  async function offers() {
    const found = search ? await flights.search.query(routeAndDate(search)) : [];
    if (found.length > 0) return { found, otherDays: [], soonest: [], demos: [] };
    const [onRoute, soonest, demos] = await Promise.all([
      search ? flights.list.query({ route: { origin: search.origin, destination: search.destination } }) : [],
      flights.list.query({ demo: false, limit: SOONEST }),
      flights.list.query({ demo: true }),
    ]);
    return { found, otherDays: search ? nearestDays(onRoute, search) : [], soonest, demos };
  }

  /** The flights are worth showing without the fares of other days. */
  async function fares() {
    if (!search) return [];
    const days = daysAround(search.date, todayAt(search.origin));
    const range = { ...routeAndDate(search), date: days[0] ?? search.date, days: days.length };
    return flights.lowestFares.query(range).catch(() => []);
  }

  /** Null if they can't be read: the page says so, and shows its flights all the same. */
  async function held() {
    const mine = await orders.mine.query({}).catch(() => null);
    if (!mine) return null;
    const cards = mine.map(async (order) => {
      const { number, destination } = await flights.byId.query({ flightId: order.flightId });
      return { order, flight: { number, destination } };
    });
    return Promise.all(cards).catch(() => null);
  }

  /** Null if there is none, or if trips can't be read: their own page says so. */
  async function nextTrip() {
    const mine = await trips.mine.query().catch(() => []);
    const [next] = groupTrips(mine, now).upcoming;
    if (!next) return null;
    const { origin, destination, departsLocal } = next.flight;
    const { orderId, seats } = next.order;
    return { orderId, seats, flight: { origin, destination, departsLocal } };
  }

  const [places, offered, lowestFares, holds, next] = await Promise.all([
    airports.list.query(),
    offers(),
    fares(),
    held(),
    nextTrip(),
  ]).catch(toErrorPage);

  const resolved = entry && resolveEntry(places, entry);
  const notServed = resolved && 'direction' in resolved ? resolved : null;
  const start = defaultRoute(places, now);
  const party = partyIn(searchParams);
  const asked = entry ?? (start && { from: start.origin, to: start.destination, date: start.date, party });
  const labelOf = (text: string) => {
    const airport = findAirport(places, text);
    return airport ? airportLabel(airport) : text;
  };
  return {
    airports: places,
    search: notServed ? null : search,
    notServed,
    /** What the form shows; null where nothing is on sale. */
    entry: asked && { ...asked, from: labelOf(asked.from), to: labelOf(asked.to) },
    party,
    today: todayAt(search?.origin ?? start?.origin ?? ''),
    holds,
    nextTrip: next,
    lowestFares,
    ...offered,
  };
};

/** Only what a search for flights takes. */
function routeAndDate({ origin, destination, date }: Search) {
  return { origin, destination, date };
}
