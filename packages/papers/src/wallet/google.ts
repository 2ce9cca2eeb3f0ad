import { sign } from 'node:crypto';
import type { BoardingPass, Trip, TripFlight } from '@jumpseat/booking/contracts';
import { bookingCode, epochMs, fullName, type LocalTime } from '@jumpseat/domain';
import { flightCode } from '../flight-code.ts';
import { arrivalOf, departureOf } from '../flight-times.ts';

/** What Google gives to issuers of passes. */
export interface GoogleWallet {
  readonly issuerId: string;
  /** The address of the service account. */
  readonly email: string;
  /** The service account's RSA key, as PEM text. */
  readonly privateKey: string;
}

const SAVE = 'https://pay.google.com/gp/v/save/';

/**
 * The address that adds a boarding pass to Google's wallet. The pass is in the address, so nothing is sent to Google
 * before the traveller opens it. Google labels the fields in the language of the device.
 */
export function googlePassUrl(trip: Trip, pass: BoardingPass, wallet: GoogleWallet): string {
  const classId = `${wallet.issuerId}.${trip.flight.id}`;
  const claims = {
    iss: wallet.email,
    aud: 'google',
    typ: 'savetowallet',
    // A booking has one address until it changes.
    iat: Math.floor(epochMs(trip.booking.updatedAt) / 1_000),
    payload: {
      flightClasses: [flightClass(trip.flight, classId)],
      flightObjects: [flightObject(trip, pass, { classId, issuerId: wallet.issuerId })],
    },
  };
  const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  const signature = sign('RSA-SHA256', Buffer.from(signed), wallet.privateKey).toString('base64url');
  return `${SAVE}${signed}.${signature}`;
}

/** What all passes of a flight have in common. */
function flightClass(flight: TripFlight, id: string) {
  const { carrier, number } = flightCode(flight.id);
  const arrives = arrivalOf(flight);
  return {
    id,
    issuerName: 'Jumpseat',
    reviewStatus: 'UNDER_REVIEW',
    flightHeader: { carrier: { carrierIataCode: carrier }, flightNumber: number },
    origin: { airportIataCode: flight.origin },
    destination: { airportIataCode: flight.destination },
    localScheduledDepartureDateTime: withSeconds(departureOf(flight)),
    ...(arrives !== null && { localScheduledArrivalDateTime: withSeconds(arrives) }),
  };
}

/** The pass of one traveller. */
function flightObject(
  { booking }: Trip,
  { position, traveller, text }: BoardingPass,
  { classId, issuerId }: { classId: string; issuerId: string },
) {
  const { seat } = traveller;
  return {
    id: `${issuerId}.${booking.id}-${position}`,
    classId,
    state: 'ACTIVE',
    passengerName: fullName(traveller),
    reservationInfo: { confirmationCode: bookingCode(booking) },
    ...(seat !== null && { boardingAndSeatingInfo: { seatNumber: seat } }),
    barcode: { type: 'AZTEC', value: text },
  };
}

/** A local time as Google expects it. */
function withSeconds(time: LocalTime): string {
  return `${time}:00`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
