import type { PlannedSeat } from './deck-plan.ts';

/** A seat with its deck and its price in minor units. */
export interface PricedSeat extends PlannedSeat {
  readonly deck: string;
  readonly price: number;
}

/** Two seats that agree in these traits are alike to a passenger. */
const POSITION = ['window', 'aisle', 'middle', 'extraLegroom'] as const;
const MAX_OFFERS = 3;

/**
 * Free seats to offer instead of a lost one, at most three: first those of the same cabin, position and price, then
 * others of the cabin that cost no more. The nearest come first.
 */
export function similarSeats(lost: PricedSeat, free: readonly PricedSeat[]): PricedSeat[] {
  const distance = (seat: PricedSeat) =>
    (seat.deck === lost.deck ? 0 : 10_000) + Math.hypot(seat.x - lost.x, seat.y - lost.y);
  const nearest = free.filter(({ cabin }) => cabin === lost.cabin).toSorted((a, b) => distance(a) - distance(b));
  const isAlike = (seat: PricedSeat) =>
    seat.price === lost.price && POSITION.every((trait) => seat.traits.includes(trait) === lost.traits.includes(trait));
  const others = nearest.filter((seat) => !isAlike(seat) && seat.price <= lost.price);
  return [...nearest.filter(isAlike), ...others].slice(0, MAX_OFFERS);
}
