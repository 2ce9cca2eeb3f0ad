/** The kinds of passengers that the rules distinguish. An infant sits on an adult's lap and has no seat. */
export const PASSENGER_KINDS = ['adult', 'child', 'infant'] as const;
export type PassengerKind = (typeof PASSENGER_KINDS)[number];

export interface Passenger {
  readonly kind: PassengerKind;
}

/** The most passengers of one order: nine seats, and an infant on each lap. */
export const MAX_PASSENGERS = 18;

/** The passengers who travel together. It is not known who sits in which seat. */
export type Party = readonly Passenger[];

/** A party of `count` adults: the default for an order without a party. */
export function adults(count: number): Party {
  return Array.from({ length: count }, () => ({ kind: 'adult' }));
}

export function countOf(party: Party, kind: PassengerKind): number {
  return party.filter((passenger) => passenger.kind === kind).length;
}

/** The number of seats that the party needs: one for each passenger who is not an infant. */
export function seatsNeeded(party: Party): number {
  return party.length - countOf(party, 'infant');
}
