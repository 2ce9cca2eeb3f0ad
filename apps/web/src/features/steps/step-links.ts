import type { FlightSummary } from '@jumpseat/booking/contracts';
import type { CabinId, Party } from '@jumpseat/domain';
import { partyParams } from '#features/party/party-params.ts';
import { searchHref } from '#features/search/search.ts';
import { pathTo } from '#language/language.ts';
import { dateOf } from '#messages/local-time.ts';

/** The address, in the current language, of the results that show this flight, for the same party. */
export function resultsHref(
  { origin, destination, departsLocal }: Pick<FlightSummary, 'origin' | 'destination' | 'departsLocal'>,
  party: Party,
): string {
  return searchHref({ origin, destination, date: dateOf(departsLocal), party });
}

/** The address of a flight's seat map in the current language, for a party. It opens at a cabin if one is given. */
export function seatsHref(flightId: string, party: Party, cabin?: CabinId): string {
  const counts = partyParams(party);
  const params = new URLSearchParams(cabin ? { cabin, ...counts } : counts);
  return pathTo(params.size === 0 ? `/flights/${flightId}` : `/flights/${flightId}?${params}`);
}

/** The address, in the current language, where the names of an order are entered. */
export function travellersHref(orderId: string): string {
  return pathTo(`/orders/${orderId}/travellers`);
}
