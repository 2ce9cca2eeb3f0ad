import { callsOf, toErrorPage } from '#api';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params: { flightId } }) => {
  const { flights, seatMap } = callsOf(fetch);
  const [flight, map] = await Promise.all([flights.byId.query({ flightId }), seatMap.get.query({ flightId })]).catch(
    toErrorPage,
  );
  return { flight, seatMap: map };
};
