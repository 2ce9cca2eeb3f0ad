import { type ErrorCode, type Refusal, refusal } from '../errors.ts';
import type { CabinId } from '../flight/cabins.ts';
import type { PlacedSeat } from '../flight/layout.ts';
import { countOf, type Party, seatsNeeded } from './party.ts';

/** The party and the cabin that the rules check seats against. Left out: adults, and any cabin. */
export interface Chooser {
  readonly party?: Party | undefined;
  /** Only seats of this cabin are allowed. Null allows any cabin. */
  readonly cabin?: CabinId | null | undefined;
}

/**
 * Returns the refusal if a rule keeps the party from that seat; otherwise undefined. It is not known which passenger
 * sits where, so each seat must suit every passenger. Does not check whether the seat is free.
 */
export function refuseSeat(
  { code, cabin, traits }: Pick<PlacedSeat, 'code' | 'cabin' | 'traits'>,
  chooser: Chooser,
): Refusal | undefined {
  const { party = [] } = chooser;
  const because = (reason: ErrorCode) => refusal(reason, { seats: [code] });
  const infants = countOf(party, 'infant') > 0;
  if (chooser.cabin && chooser.cabin !== cabin) return because('OTHER_CABIN');
  if (traits.includes('exitRow') && (infants || countOf(party, 'child') > 0)) return because('EXIT_ROW');
  if (traits.includes('noInfant') && infants) return because('NO_LAP_INFANT');
  if (traits.includes('bassinet') && !infants) return because('BASSINET_ROW');
  return undefined;
}

/**
 * Returns the refusal if these passengers can't travel as one party; otherwise undefined. Each infant needs an adult.
 */
export function refuseParty(party: Party, maxSeats: number): Refusal | undefined {
  const adults = countOf(party, 'adult');
  const infants = countOf(party, 'infant');
  if (adults === 0 || infants > adults) return refusal('PARTY_NEEDS_ADULT');
  const needed = seatsNeeded(party);
  if (needed <= maxSeats) return undefined;
  return refusal('TOO_MANY_SEATS', { detail: `${needed} seats needed, ${maxSeats} allowed` });
}

/**
 * Returns the refusal if the party may not have these seats; it names all seats with the same reason. A party may have
 * fewer seats than it needs while it chooses.
 */
export function refuseSeats(
  seats: readonly Pick<PlacedSeat, 'code' | 'cabin' | 'traits'>[],
  chooser: Chooser,
): Refusal | undefined {
  if (chooser.party && seats.length > seatsNeeded(chooser.party)) return refusePartySize(seats.length, chooser.party);
  const refused = seats.flatMap((seat) => refuseSeat(seat, chooser) ?? []);
  const [first] = refused;
  if (!first) return undefined;
  const alike = refused.filter(({ code }) => code === first.code);
  return refusal(first.code, { seats: alike.flatMap(({ seats: named = [] }) => named) });
}

/** Returns the refusal if the number of seats does not match the party; otherwise undefined. */
export function refusePartySize(seats: number, party: Party): Refusal | undefined {
  const needed = seatsNeeded(party);
  if (seats === needed) return undefined;
  return refusal('PARTY_SIZE', { detail: `${seats} chosen, ${needed} needed` });
}
