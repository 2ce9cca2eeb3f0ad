import type { FlightView } from '@jumpseat/booking/contracts';
import { CABIN_NAMES, CABINS, type CabinId, type Money, seatsOf, sum } from '@jumpseat/domain';

/** What the seats of one cabin cost together. */
export interface PriceLine {
  readonly cabin: string;
  readonly seats: readonly string[];
  readonly each: Money;
  readonly total: Money;
}

/** The price of the seats, a line for each cabin, from front to back. Seats that the flight does not have are left out. */
export function priceBreakdown(flight: Pick<FlightView, 'decks' | 'fares'>, seats: readonly string[]): PriceLine[] {
  const cabinOf = new Map(seatsOf(flight).map(({ code, cabin }) => [code, cabin]));
  const line = (id: CabinId): PriceLine[] => {
    const inCabin = seats.filter((seat) => cabinOf.get(seat) === id);
    const each = flight.fares[id];
    if (inCabin.length === 0 || !each) return [];
    return [{ cabin: CABIN_NAMES[id], seats: inCabin, each, total: sum(inCabin.map(() => each)) }];
  };
  return CABINS.flatMap(line);
}
