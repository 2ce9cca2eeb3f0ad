import type { Trip, TripFlight } from '@jumpseat/booking/contracts';
import { bookingCode, type CabinId, flightSeats, type SeatCode, type Traveller } from '@jumpseat/domain';
import { flightCode } from './flight-code.ts';
import { daysBetween, departureOf } from './flight-times.ts';
import { latinName } from './latin-name.ts';

/** The characters of both names together, without the slash between them. */
const NAME_ROOM = 19;
/** The characters that a given name keeps beside a long family name. */
const GIVEN_NAME_ROOM = 9;

const COMPARTMENTS: Readonly<Record<CabinId, string>> = { first: 'F', business: 'J', premium: 'W', economy: 'Y' };

/**
 * The text of a boarding pass's barcode by IATA's resolution 792: one flight, and the mandatory fields only. It always
 * has 60 characters of ASCII, whatever the names and the flight's id are.
 *
 * @param position the traveller's position in the list, from 0
 */
export function boardingPassText(trip: Trip, traveller: Traveller, position: number): string {
  const { booking, flight } = trip;
  const { carrier, number } = flightCode(flight.id);
  const fields = [
    // Format M with one flight.
    'M1',
    nameField(traveller),
    // An electronic ticket.
    'E',
    field(bookingCode(booking), 7),
    field(flight.origin, 3),
    field(flight.destination, 3),
    field(carrier, 3),
    field(number.padStart(4, '0'), 5),
    dayOfYear(flight),
    COMPARTMENTS[cabinOf(trip, traveller)],
    field(seatField(traveller), 4),
    field(`${position + 1}`.padStart(4, '0'), 5),
    // Not checked in yet.
    '0',
    // The size of the optional fields, of which there are none.
    '00',
  ];
  return fields.join('');
}

/** A field of that width: letters and digits, with blanks behind them. */
function field(text: string, width: number): string {
  return text
    .toUpperCase()
    .replaceAll(/[^A-Z\d]/g, '')
    .slice(0, width)
    .padEnd(width);
}

/** Family name and given name. Names that are too long are cut, so that something of both remains. */
function nameField({ familyName, givenName }: Traveller): string {
  const family = latinName(familyName);
  const given = latinName(givenName).slice(0, Math.max(GIVEN_NAME_ROOM, NAME_ROOM - family.length));
  return `${family.slice(0, NAME_ROOM - given.length).trimEnd()}/${given}`.padEnd(NAME_ROOM + 1);
}

/** The day of departure at the origin: 001 is 1 January. */
function dayOfYear(flight: TripFlight): string {
  const departs = departureOf(flight);
  const days = daysBetween(`${departs.slice(0, 4)}-01-01`, departs);
  return `${days + 1}`.padStart(3, '0');
}

/** The cabin of the traveller's seat. An infant is in the cabin of its adult. */
function cabinOf({ flight, travellers }: Trip, { seat, lapOf }: Traveller): CabinId {
  const occupied: SeatCode | null = lapOf === null ? seat : (travellers[lapOf]?.seat ?? null);
  return flightSeats(flight).seats.get(occupied ?? '')?.cabin ?? 'economy';
}

/** The row and the column, in this order also for demo layouts. Empty for a traveller without a seat. */
function seatField({ kind, seat }: Traveller): string {
  if (kind === 'infant') return 'INF';
  if (seat === null) return '';
  return `${seat.replaceAll(/\D/g, '').padStart(3, '0')}${seat.replaceAll(/\d/g, '')}`;
}
