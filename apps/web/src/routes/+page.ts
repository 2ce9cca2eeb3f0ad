import { callsOf, toErrorPage } from '#api';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
  flights: await callsOf(fetch).flights.list.query().catch(toErrorPage),
});
