import type { BoardingPass, Trip, TripFile } from '@jumpseat/booking/contracts';
import { bookingCode, type ContactLanguage, epochMs, flightNumber, fullName } from '@jumpseat/domain';
import { PassType, PKPass } from 'passkit-generator';
import { departureOf } from '../flight-times.ts';
import { cityIn, clock, longDate } from '../format.ts';
import { papersIn } from '../messages/papers.ts';
import { plainPng } from './plain-png.ts';

/** What Apple gives to issuers of passes. Certificates and key are PEM texts. */
export interface AppleWallet {
  readonly certificate: string;
  readonly key: string;
  /** Left out or undefined if the key is not encrypted. */
  readonly keyPassphrase?: string | undefined;
  /** Apple's own certificate, which signed the issuer's. */
  readonly wwdr: string;
  /** Such as `pass.example.jumpseat`. */
  readonly passTypeId: string;
  readonly teamId: string;
}

const BRAND = [26, 79, 201] as const;
const WHITE = 'rgb(255, 255, 255)';
/** How long after the departure a wallet still shows the pass among the current ones. */
const SHOWN_FOR_MS = 24 * 60 * 60 * 1_000;

/** A boarding pass for Apple's wallet. */
export function applePass(trip: Trip, pass: BoardingPass, language: ContactLanguage, wallet: AppleWallet): TripFile {
  const { booking, flight } = trip;
  const departsAt = epochMs(flight.departsAt);
  const file = new PKPass(icons(), certificatesOf(wallet), {
    passTypeIdentifier: wallet.passTypeId,
    teamIdentifier: wallet.teamId,
    serialNumber: `${booking.id}-${pass.position}`,
    // A family's passes are one pile.
    groupingIdentifier: booking.id,
    organizationName: 'Jumpseat',
    logoText: 'Jumpseat',
    description: `${papersIn(language).wallet.boarding} ${flightNumber(flight.id)}`,
    backgroundColor: `rgb(${BRAND.join(', ')})`,
    foregroundColor: WHITE,
    labelColor: WHITE,
  });
  file.types.push(fieldsOf(trip, pass, language));
  file.setBarcodes({ format: 'PKBarcodeFormatAztec', message: pass.text, messageEncoding: 'iso-8859-1' });
  file.setRelevantDate(new Date(departsAt));
  file.setExpirationDate(new Date(departsAt + SHOWN_FOR_MS));
  return {
    name: `pass-${bookingCode(booking)}-${pass.position + 1}.pkpass`,
    type: 'application/vnd.apple.pkpass',
    content: file.getAsBuffer(),
  };
}

function fieldsOf(
  { booking, flight }: Trip,
  { traveller }: BoardingPass,
  language: ContactLanguage,
): PassType<'boardingPass'> {
  const labels = papersIn(language).wallet;
  const { origin, destination } = flight;
  const { seat } = traveller;
  const departs = departureOf(flight);
  const fields = new PassType('boardingPass');
  fields.transitType = 'PKTransitTypeAir';
  fields.headerFields.push({ key: 'flight', label: labels.flight, value: flightNumber(flight.id) });
  fields.primaryFields.push({ key: 'origin', label: cityIn(language, origin), value: origin });
  fields.primaryFields.push({ key: 'destination', label: cityIn(language, destination), value: destination });
  fields.secondaryFields.push({ key: 'passenger', label: labels.passenger, value: fullName(traveller) });
  if (seat !== null) fields.secondaryFields.push({ key: 'seat', label: labels.seat, value: seat });
  const departure = `${longDate(departs, language)}, ${clock(departs)}`;
  fields.auxiliaryFields.push({ key: 'departs', label: labels.departs, value: departure });
  const { reference } = booking;
  if (reference !== undefined) fields.backFields.push({ key: 'reference', label: labels.reference, value: reference });
  return fields;
}

function certificatesOf({ certificate, key, keyPassphrase, wwdr }: AppleWallet) {
  return {
    wwdr,
    signerCert: certificate,
    signerKey: key,
    ...(keyPassphrase !== undefined && { signerKeyPassphrase: keyPassphrase }),
  };
}

/** Wallets refuse a pass without an icon. Notifications show it. */
function icons(): Record<string, Buffer> {
  return {
    'icon.png': plainPng(29, BRAND),
    'icon@2x.png': plainPng(58, BRAND),
    'icon@3x.png': plainPng(87, BRAND),
  };
}
