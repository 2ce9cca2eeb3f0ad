import type { PlannedSeat } from './deck-plan.ts';

/** A seat with its deck and what it costs, in minor units. */
export interface PricedSeat extends PlannedSeat {
  readonly deck: string;
  readonly price: number;
}

/** What makes two seats of a cabin alike to those who choose one. */
const POSITION = ['window', 'aisle', 'middle', 'extraLegroom'] as const;
const MOST = 3;

/**
 * The free seats nearest to a lost one that are its equals: the same cabin, position and price; where there are too few, then others of
 * the cabin that cost no more. The nearest first, three at most.
 */
export function similarSeats(lost: PricedSeat, free: readonly PricedSeat[]): PricedSeat[] {
  const distance = (seat: PricedSeat) =>
    (seat.deck === lost.deck ? 0 : 10_000) + Math.hypot(seat.x - lost.x, seat.y - lost.y);
  const nearest = free.filter(({ cabin }) => cabin === lost.cabin).toSorted((a, b) => distance(a) - distance(b));
  const isEqual = (seat: PricedSeat) =>
    seat.price === lost.price && POSITION.every((trait) => seat.traits.includes(trait) === lost.traits.includes(trait));
  const others = nearest.filter((seat) => !isEqual(seat) && seat.price <= lost.price);
  return [...nearest.filter(isEqual), ...others].slice(0, MOST);
}
