import { type ErrorCode, type Refusal, refusal } from '../errors.ts';
import type { CabinId } from '../flight/cabins.ts';
import type { PlacedSeat } from '../flight/layout.ts';
import { countOf, type Party, seatsNeeded } from './party.ts';

/** Who chooses seats, as far as the rules ask. Left out: adults, and any cabin. */
export interface Chooser {
  readonly party?: Party | undefined;
  /** The cabin that was chosen: seats of no other. Null is any cabin, said. */
  readonly cabin?: CabinId | null | undefined;
}

/**
 * Why nobody of this party may have that seat; undefined when they may. It is not known who of an order sits in which of its seats, so
 * each seat must do for each passenger. Says nothing of whether the seat is free.
 */
export function refuseSeat(
  { code, cabin, traits }: Pick<PlacedSeat, 'code' | 'cabin' | 'traits'>,
  chooser: Chooser,
): Refusal | undefined {
  const { party = [] } = chooser;
  const because = (why: ErrorCode) => refusal(why, { seats: [code] });
  const infants = countOf(party, 'infant') > 0;
  if (chooser.cabin && chooser.cabin !== cabin) return because('OTHER_CABIN');
  if (traits.includes('exitRow') && (infants || countOf(party, 'child') > 0)) return because('EXIT_ROW');
  if (traits.includes('noInfant') && infants) return because('NO_LAP_INFANT');
  if (traits.includes('bassinet') && !infants) return because('BASSINET_ROW');
  return undefined;
}

/** Why these can't travel as one party; undefined when they can. Infants need a lap each. */
export function refuseParty(party: Party, maxSeats: number): Refusal | undefined {
  const [adults, infants] = [countOf(party, 'adult'), countOf(party, 'infant')];
  if (adults === 0 || infants > adults) return refusal('PARTY_NEEDS_ADULT');
  const needed = seatsNeeded(party);
  if (needed <= maxSeats) return undefined;
  return refusal('TOO_MANY_SEATS', { detail: `${needed} seats needed, ${maxSeats} allowed` });
}

/** Why this party may not have these seats; names all that are refused for the same reason. While it chooses, it may have fewer than it needs. */
export function refuseSeats(
  seats: readonly Pick<PlacedSeat, 'code' | 'cabin' | 'traits'>[],
  chooser: Chooser,
): Refusal | undefined {
  if (chooser.party && seats.length > seatsNeeded(chooser.party)) return refuseNumber(seats.length, chooser.party);
  const refused = seats.flatMap((seat) => refuseSeat(seat, chooser) ?? []);
  const [first] = refused;
  if (!first) return undefined;
  const alike = refused.filter(({ code }) => code === first.code);
  return refusal(first.code, { seats: alike.flatMap(({ seats: named = [] }) => named) });
}

/** Why the party can't travel with so many seats: each who needs one must have one. */
export function refuseNumber(seats: number, party: Party): Refusal | undefined {
  const needed = seatsNeeded(party);
  if (seats === needed) return undefined;
  return refusal('PARTY_SIZE', { detail: `${seats} chosen, ${needed} needed` });
}
