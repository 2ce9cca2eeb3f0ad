import type { BoardingPass, Trip } from '@jumpseat/booking/contracts';
import { type ContactLanguage, flightSeats, fullName, type SeatCode } from '@jumpseat/domain';
import { papersIn } from '../messages/papers.ts';
import { nameOnPaper } from './name-on-paper.ts';
import { type Box, COLOURS, type Sheet } from './sheet.ts';

const PADDING = 24;
/** Five centimetres, in points. */
const BARCODE_SIZE = 142;

/** The lower part of a boarding pass: who travels, in which seat, and the barcode. */
export function writeTraveller(
  sheet: Sheet,
  trip: Trip,
  pass: BoardingPass,
  language: ContactLanguage,
  { x, y, width }: Box,
): void {
  const { cabins, reference, ticket } = papersIn(language);
  const { traveller, barcode } = pass;
  const lap = traveller.lapOf === null ? undefined : trip.travellers[traveller.lapOf];
  const seat = traveller.seat ?? lap?.seat ?? null;
  const cabin = seat === null ? undefined : flightSeats(trip.flight).seats.get(seat)?.cabin;
  const left = x + PADDING;
  const room = width - 3 * PADDING - BARCODE_SIZE;

  writeLabel(sheet, ticket.kinds[traveller.kind], left, y + 34, room);
  sheet.write(nameOnPaper(fullName(traveller)), { x: left, y: y + 56, width: room, size: 18, lines: 2, weight: 700 });
  if (seat !== null) writeSeat(sheet, lap ? ticket.lapSeat : ticket.seat, seat, { x: left, y: y + 108 });
  const facts: readonly (readonly [string, string | undefined])[] = [
    [ticket.cabin, cabin && cabins[cabin]],
    [reference, trip.booking.reference],
  ];
  for (const [index, [label, value]] of facts.entries()) {
    const place = { x: left + 140, y: y + 108 + index * 40, width: room - 140 };
    if (value !== undefined) writeFact(sheet, label, value, place);
  }
  // The card is white, so the barcode has a quiet zone of more than four squares.
  const barcodeX = x + width - PADDING - BARCODE_SIZE;
  sheet.barcode(barcode, ticket.barcode, { x: barcodeX, y: y + 25, width: BARCODE_SIZE, height: BARCODE_SIZE });
}

/** The lower part of a ticket without names: all seats, and the reference. */
export function writeSeats(sheet: Sheet, { booking }: Trip, language: ContactLanguage, { x, y, width }: Box): void {
  const { reference, ticket } = papersIn(language);
  const { seats } = booking.hold;
  const place = { x: x + PADDING, width: width - 2 * PADDING };
  if (booking.reference !== undefined) writeFact(sheet, reference, booking.reference, { ...place, y: y + 34 });
  writeLabel(sheet, ticket.seats(seats.length), place.x, y + 80, place.width);
  // A list that begins with a seat would run from left to right in Arabic too.
  const style = { ...place, y: y + 104, size: 22, lines: 5, weight: 700, direction: sheet.direction } as const;
  sheet.write(ticket.seatList(seats), style);
}

function writeSeat(sheet: Sheet, label: string, seat: SeatCode, { x, y }: { x: number; y: number }): void {
  writeLabel(sheet, label, x, y, 124);
  sheet.write(seat, { x, y: y + 44, width: 124, size: 46, weight: 700, colour: COLOURS.brand });
}

function writeFact(sheet: Sheet, label: string, value: string, place: { x: number; y: number; width: number }): void {
  writeLabel(sheet, label, place.x, place.y, place.width);
  sheet.write(value, { ...place, y: place.y + 18, size: 15, weight: 700 });
}

function writeLabel(sheet: Sheet, label: string, x: number, y: number, width: number): void {
  sheet.write(label, { x, y, width, size: 10, colour: COLOURS.muted });
}
