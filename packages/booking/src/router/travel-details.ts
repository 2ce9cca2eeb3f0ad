import {
  airportOf,
  isSeated,
  JumpseatError,
  localTime,
  normalizeName,
  type Order,
  type Party,
  refusal,
  refuseSelection,
  refuseTravellerKinds,
  seatsLastHeld,
  seatTravellers,
  type TravelDetails,
} from '@jumpseat/domain';
import type { FlightRow } from '../contracts/flight-view.ts';
import type { FlightForSale } from '../contracts/temporal.ts';
import type { TravelDetailsView } from '../contracts/travellers.ts';
import { requireFlight } from './access.ts';
import type { Context } from './context.ts';
import { refuseIf } from './refuse-if.ts';

/** Travellers and contact as they are stored: without blanks around texts, and with normalized names. */
export function normalizeDetails({ travellers, contact }: TravelDetails): TravelDetails {
  return {
    travellers: travellers.map((traveller) => ({
      ...traveller,
      givenName: normalizeName(traveller.givenName),
      familyName: normalizeName(traveller.familyName),
    })),
    contact: { ...contact, email: contact.email.trim(), phone: contact.phone === null ? null : contact.phone.trim() },
  };
}

/** The details with the seats that the order has now. */
export function toTravelDetailsView(order: Order, details: TravelDetails | null): TravelDetailsView {
  if (!details) return { travellers: [], contact: null, isComplete: false };
  const seats = seatsLastHeld(order);
  return {
    travellers: seatTravellers(details.travellers, seats),
    contact: details.contact,
    isComplete: isSeated(details.travellers, seats),
  };
}

/**
 * Throws the refusal if the named travellers no longer fit the order, whose seats or party may have changed since. An
 * order may also be paid without any name.
 */
export async function requireFit(ctx: Context, order: Order, { travellers }: TravelDetails): Promise<void> {
  const seats = seatsLastHeld(order);
  if (!isSeated(travellers, seats)) throw new JumpseatError(refusal('TRAVELLER_SEATS', { seats }));
  refuseIf(refuseTravellerKinds(order, travellers));
  requireAllowedSeats(await requireFlight(ctx, order.flightId), order, travellers);
}

/** Throws the refusal of seats that these travellers may not have, such as a child's in an exit row. */
export function requireAllowedSeats(flight: FlightForSale, order: Order, travellers: Party): void {
  const chooser = { party: order.party ?? travellers, cabin: order.cabin };
  refuseIf(refuseSelection(flight, seatsLastHeld(order), order.policy.maxSeats, chooser));
}

/** The names and seats alone. */
export function namesAndSeats({ travellers, isComplete }: TravelDetailsView): TravelDetailsView {
  return { travellers: travellers.map((each) => ({ ...each, bornOn: null })), contact: null, isComplete };
}

/** The day on which a flight departs, at its origin. */
export function departureDay({ departsAt, origin }: Pick<FlightRow, 'departsAt' | 'origin'>): string {
  return localTime(departsAt, airportOf(origin).timeZone).slice(0, 10);
}
