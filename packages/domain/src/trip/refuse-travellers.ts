import { type Refusal, refusal } from '../errors.ts';
import { type Order, seatsLastHeld } from '../order/order.ts';
import { countOf, PASSENGER_KINDS } from '../party/party.ts';
import { refuseParty } from '../party/seat-rules.ts';
import { isEmail, isKindOf, isName, isPhone } from './personal-data.ts';
import type { Contact, TravelDetails, Traveller } from './traveller.ts';

/**
 * Returns the refusal if these can't be the order's travellers and contact; otherwise undefined. Names are normalized
 * before (`normalizeName`). Refusals name positions from 1, never names. If the order has no party, the travellers are
 * its party. The seat rules for that one are not checked here.
 *
 * @param departsOn the date of departure at the origin, such as 2026-11-24
 */
export function refuseTravellers(order: Order, departsOn: string, details: TravelDetails): Refusal | undefined {
  return (
    refuseTravellersByState(order) ??
    refuseSeats(order, details.travellers) ??
    refuseTravellerKinds(order, details.travellers) ??
    details.travellers.map((traveller, at) => refuseTraveller(traveller, at, departsOn)).find(Boolean) ??
    refuseLaps(details.travellers) ??
    refuseContact(details.contact)
  );
}

/** Names can be entered while the order holds seats, and until its payment begins. */
export function refuseTravellersByState(order: Order): Refusal | undefined {
  if (order.status === 'SEATS_RESERVED') return undefined;
  return refusal(order.status === 'CREATED' ? 'NOTHING_HELD' : 'TRAVELLERS_CLOSED');
}

/** Each seat has its traveller, and infants have none. */
function refuseSeats(order: Order, travellers: readonly Traveller[]): Refusal | undefined {
  const seats = seatsLastHeld(order);
  const taken = travellers.flatMap(({ kind, seat }) => (kind === 'infant' ? [] : [seat]));
  const isRight = taken.length === seats.length && seats.every((seat) => taken.includes(seat));
  const areOnLaps = travellers.every(({ kind, seat }) => kind !== 'infant' || seat === null);
  return isRight && areOnLaps ? undefined : refusal('TRAVELLER_SEATS', { seats });
}

/** Without a party, the travellers say who travels. No child travels alone. */
export function refuseTravellerKinds({ party, policy }: Order, travellers: readonly Traveller[]): Refusal | undefined {
  if (!party) return refuseParty(travellers, policy.maxSeats);
  const isSame = PASSENGER_KINDS.every((kind) => countOf(party, kind) === countOf(travellers, kind));
  return isSame ? undefined : refusal('TRAVELLER_KINDS');
}

function refuseTraveller(
  { givenName, familyName, kind, bornOn }: Traveller,
  at: number,
  departsOn: string,
): Refusal | undefined {
  const detail = `traveller ${at + 1}`;
  if (!isName(givenName) || !isName(familyName)) return refusal('BAD_NAME', { detail });
  const isBorn = bornOn === null ? kind === 'adult' : isKindOf(bornOn, kind, departsOn);
  return isBorn ? undefined : refusal('BAD_BIRTH_DATE', { detail });
}

/** Each infant has the lap of its own adult. */
function refuseLaps(travellers: readonly Traveller[]): Refusal | undefined {
  const laps = travellers.flatMap(({ kind, lapOf }) => (kind === 'infant' ? [lapOf] : []));
  const areAdults = laps.every((lap) => lap !== null && travellers[lap]?.kind === 'adult');
  const others = travellers.some(({ kind, lapOf }) => kind !== 'infant' && lapOf !== null);
  return areAdults && !others && new Set(laps).size === laps.length ? undefined : refusal('TRAVELLER_LAP');
}

function refuseContact({ email, phone }: Contact): Refusal | undefined {
  if (!isEmail(email)) return refusal('BAD_EMAIL');
  return phone === null || isPhone(phone) ? undefined : refusal('BAD_PHONE');
}
