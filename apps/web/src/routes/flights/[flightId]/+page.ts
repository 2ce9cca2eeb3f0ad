import { callsOf, toErrorPage } from '#api';
import { cabinIn } from '#features/flight/opening-cabin.ts';
import { partyIn } from '#features/party/party-params.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params: { flightId }, url: { searchParams } }) => {
  const { flights, seatMap } = callsOf(fetch);
  const [flight, map] = await Promise.all([flights.byId.query({ flightId }), seatMap.get.query({ flightId })]).catch(
    toErrorPage,
  );
  return { flight, seatMap: map, party: partyIn(searchParams), cabin: cabinIn(searchParams) };
};
