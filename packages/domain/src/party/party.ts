/** What the rules tell passengers apart by. An infant sits on an adult's lap and has no seat. */
export const PASSENGER_KINDS = ['adult', 'child', 'infant'] as const;
export type PassengerKind = (typeof PASSENGER_KINDS)[number];

/** A passenger of an order. */
export interface Passenger {
  readonly kind: PassengerKind;
}

/** Who travels together. Who of them sits in which seat is not said. */
export type Party = readonly Passenger[];

/** A party of so many adults: who travels where nobody said it. */
export function adults(count: number): Party {
  return Array.from({ length: count }, () => ({ kind: 'adult' }));
}

/** How many of a kind there are. */
export function countOf(party: Party, kind: PassengerKind): number {
  return party.filter((passenger) => passenger.kind === kind).length;
}

/** How many seats the party needs: one for everyone but infants. */
export function seatsNeeded(party: Party): number {
  return party.length - countOf(party, 'infant');
}
