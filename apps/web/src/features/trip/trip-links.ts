import type { FlightSummary } from '@jumpseat/booking/contracts';
import type { Party } from '@jumpseat/domain';
import { partyParams } from '#features/party/party-params.ts';
import { dateOf } from '#messages/local-time.ts';

/** The address of the results that show this flight, for the same party. */
export function resultsHref(
  { origin, destination, departsLocal }: Pick<FlightSummary, 'origin' | 'destination' | 'departsLocal'>,
  party: Party,
): string {
  const search = { from: origin, to: destination, on: dateOf(departsLocal), ...partyParams(party) };
  return `/?${new URLSearchParams(search)}`;
}

/** The address of a flight's seat map, for the same party. */
export function seatsHref(flightId: string, party: Party): string {
  const params = new URLSearchParams(partyParams(party)).toString();
  return params === '' ? `/flights/${flightId}` : `/flights/${flightId}?${params}`;
}
