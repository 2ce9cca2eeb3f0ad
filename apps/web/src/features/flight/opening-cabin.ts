import { CABINS, type CabinId, type Party, seatsNeeded } from '@jumpseat/domain';
import { countFreeSeats } from '#features/party/no-proposal.ts';
import type { Seating } from '#features/seat-map/seating.svelte.ts';

/** The cabin that an address names; undefined if it names none. */
export function cabinIn(params: URLSearchParams): CabinId | undefined {
  const named = params.get('cabin')?.toLowerCase();
  return CABINS.find((cabin) => cabin === named);
}

/**
 * The cabin at which the map opens: the one that was asked for, or else the cheapest with enough free seats for the
 * party. If no cabin has enough, the cheapest of all.
 */
export function openingCabin(seating: Seating, party: Party, asked: CabinId | undefined): CabinId {
  if (asked && seating.cabins.includes(asked)) return asked;
  const lowest = (cabin: CabinId) => seating.tiersOf(cabin)[0]?.from ?? 0;
  const byPrice = seating.cabins.toSorted((a, b) => lowest(a) - lowest(b));
  const counts = countFreeSeats(seating, party);
  const hasRoom = (cabin: CabinId) =>
    counts.some((count) => count.cabin === cabin && count.allowed >= seatsNeeded(party));
  return byPrice.find(hasRoom) ?? byPrice[0] ?? 'economy';
}
