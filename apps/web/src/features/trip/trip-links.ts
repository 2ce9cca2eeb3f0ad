import type { FlightSummary } from '@jumpseat/booking/contracts';
import type { CabinId, Party } from '@jumpseat/domain';
import { partyParams } from '#features/party/party-params.ts';
import { searchHref } from '#features/search/search.ts';
import { dateOf } from '#messages/local-time.ts';

/** The address of the results that show this flight, for the same party. */
export function resultsHref(
  { origin, destination, departsLocal }: Pick<FlightSummary, 'origin' | 'destination' | 'departsLocal'>,
  party: Party,
): string {
  return searchHref({ origin, destination, date: dateOf(departsLocal), party });
}

/** The address of a flight's seat map for a party, which opens at a cabin if one is given. */
export function seatsHref(flightId: string, party: Party, cabin?: CabinId): string {
  const counts = partyParams(party);
  const params = new URLSearchParams(cabin ? { cabin, ...counts } : counts);
  return params.size === 0 ? `/flights/${flightId}` : `/flights/${flightId}?${params}`;
}
