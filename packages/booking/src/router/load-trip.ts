import { type Booking, type ContactLanguage, receiptsOf, seatsLastHeld, seatTravellers } from '@jumpseat/domain';
import type { FlightRow } from '../contracts/flight-view.ts';
import type { Trip } from '../contracts/ports/index.ts';
import { orFlightNotFound } from './access.ts';
import type { Context } from './context.ts';

/** A trip as its papers show it to everyone who may open it. */
export interface LoadedTrip {
  readonly trip: Trip;
  readonly flight: FlightRow;
  /** The language of the contact; English without one. */
  readonly language: ContactLanguage;
}

/**
 * Reads a trip without its contact and without dates of birth. People find it by a reference and one name, so no paper
 * may have them.
 */
export async function loadTrip(ctx: Context, booking: Booking): Promise<LoadedTrip> {
  const [found, details, events] = await Promise.all([
    ctx.flights.find(booking.flightId),
    ctx.trips.details(booking.id),
    ctx.orders.events(booking.id),
  ]);
  const flight = orFlightNotFound(booking.flightId, found);
  const seated = seatTravellers(details?.travellers ?? [], seatsLastHeld(booking));
  const travellers = seated.map((traveller) => ({ ...traveller, bornOn: null }));
  const receipts = receiptsOf(booking, events, flight);
  return {
    trip: { booking, flight, travellers, contact: null, receipts },
    flight,
    language: details?.contact.language ?? 'en',
  };
}
