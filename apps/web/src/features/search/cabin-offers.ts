import type { FlightSummary } from '@jumpseat/booking/contracts';
import { CABINS, type CabinId, type Money, type Party, seatsNeeded } from '@jumpseat/domain';

/** A cabin of a flight, with its fare and its free seats. */
export interface CabinOffer {
  readonly cabin: CabinId;
  readonly fare: Money;
  readonly seatsLeft: number;
  /** Whether seats of the cabin cost more than its fare. */
  readonly hasSurcharges: boolean;
}

type Offered = Pick<FlightSummary, 'fares' | 'surcharges' | 'seatsAvailableByCabin'>;

/** The cabins of a flight, the cheapest first. */
export function cabinOffers({ fares, surcharges, seatsAvailableByCabin }: Offered): CabinOffer[] {
  return CABINS.flatMap((cabin) => {
    const fare = fares[cabin];
    const seatsLeft = seatsAvailableByCabin[cabin];
    const hasSurcharges = Object.keys(surcharges[cabin] ?? {}).length > 0;
    return fare && seatsLeft !== undefined ? [{ cabin, fare, seatsLeft, hasSurcharges }] : [];
  }).toSorted((a, b) => a.fare.amount - b.fare.amount);
}

/** Whether the cabin has a seat for everyone of the party who needs one. */
export function hasRoom({ seatsLeft }: CabinOffer, party: Party): boolean {
  return seatsLeft >= seatsNeeded(party);
}

/** The cheapest cabin with enough free seats for the party; undefined if there is none. */
export function cheapestOffer(flight: Offered, party: Party): CabinOffer | undefined {
  return cabinOffers(flight).find((offer) => hasRoom(offer, party));
}
