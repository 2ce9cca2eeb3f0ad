import type { FlightSummary } from '@jumpseat/booking/contracts';
import { CABINS, type CabinId, type Money, type Party } from '@jumpseat/domain';
import { partyParams } from '#features/party/party-params.ts';

/** A cabin of a flight, with its fare and its free seats. */
export interface CabinOffer {
  readonly cabin: CabinId;
  readonly fare: Money;
  readonly seatsLeft: number;
}

type Offered = Pick<FlightSummary, 'fares' | 'seatsAvailableByCabin'>;

/** The cabins of a flight, the cheapest first. */
export function cabinOffers({ fares, seatsAvailableByCabin }: Offered): CabinOffer[] {
  return CABINS.flatMap((cabin) => {
    const fare = fares[cabin];
    const seatsLeft = seatsAvailableByCabin[cabin];
    return fare && seatsLeft !== undefined ? [{ cabin, fare, seatsLeft }] : [];
  }).toSorted((a, b) => a.fare.amount - b.fare.amount);
}

/** The cheapest cabin with a free seat; undefined if the flight is full. */
export function cheapestOffer(flight: Offered): CabinOffer | undefined {
  return cabinOffers(flight).find(({ seatsLeft }) => seatsLeft > 0);
}

/** The address of a flight's seat map for a party, which opens at a cabin if one is given. */
export function flightHref(flightId: string, party: Party, cabin?: CabinId): string {
  const counts = partyParams(party);
  const params = new URLSearchParams(cabin ? { cabin, ...counts } : counts);
  return params.size === 0 ? `/flights/${flightId}` : `/flights/${flightId}?${params}`;
}
