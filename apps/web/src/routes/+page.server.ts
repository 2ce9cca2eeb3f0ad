import { callsOf, toErrorPage } from '#api';
import { defaultSearch, nearestDays, readSearch, todayIn } from '#features/search/search.ts';
import type { PageServerLoad } from './$types';

/** How many flights visitors see before a search. */
const SOONEST = 4;

export const load: PageServerLoad = async ({ fetch, url }) => {
  const { airports, flights, orders } = callsOf(fetch);
  const search = readSearch(url.searchParams);

  async function offers() {
    const found = search && (await flights.search.query(search));
    if (found && found.length > 0) return { found, otherDays: [], soonest: [], demos: [] };
    const [onRoute, soonest, demos] = await Promise.all([
      search ? flights.list.query({ route: { origin: search.origin, destination: search.destination } }) : [],
      flights.list.query({ demo: false, limit: SOONEST }),
      flights.list.query({ demo: true }),
    ]);
    return { found, otherDays: search ? nearestDays(onRoute, search) : [], soonest, demos };
  }

  async function held() {
    const mine = await orders.mine.query({});
    return Promise.all(
      mine.map(async (order) => {
        const { number, destination } = await flights.byId.query({ flightId: order.flightId });
        return { order, flight: { number, destination } };
      }),
    );
  }

  const [places, offered, holds] = await Promise.all([airports.list.query(), offers(), held()]).catch(toErrorPage);
  const now = Date.now();
  const form = search ?? defaultSearch(places, now);
  const origin = places.find(({ code }) => code === form?.origin);
  return { airports: places, search, form, today: todayIn(origin?.timeZone ?? 'UTC', now), holds, ...offered };
};
