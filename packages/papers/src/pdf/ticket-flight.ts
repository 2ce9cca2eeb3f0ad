import type { TripFlight } from '@jumpseat/booking/contracts';
import { type ContactLanguage, flightNumber, type LocalTime } from '@jumpseat/domain';
import { arrivalOf, daysBetween, departureOf } from '../flight-times.ts';
import { cityIn, clock, longDate } from '../format.ts';
import { papersIn } from '../messages/papers.ts';
import { type Box, COLOURS, type Sheet } from './sheet.ts';

const BAND_HEIGHT = 44;
const PADDING = 24;
/** The cities stand at both sides, with the arrow between them. */
const COLUMN_WIDTH = 205;

/** The upper part of a boarding pass: the flight, its cities, and its times on the clocks of its airports. */
export function writeFlight(sheet: Sheet, flight: TripFlight, language: ContactLanguage, box: Box): void {
  const { ticket } = papersIn(language);
  const departs = departureOf(flight);
  const arrives = arrivalOf(flight);
  writeBand(sheet, flightNumber(flight.id), longDate(departs, language), box);
  const start = { sheet, language, align: 'start', x: box.x + PADDING, y: box.y + BAND_HEIGHT } as const;
  const end = { ...start, align: 'end', x: box.x + box.width - PADDING - COLUMN_WIDTH } as const;
  writeCity(start, flight.origin);
  drawArrow(sheet, box);
  writeCity(end, flight.destination);
  writeTime(start, { label: ticket.departs, time: departs, airport: flight.origin, days: 0 });
  if (arrives !== null) {
    const days = daysBetween(departs, arrives);
    writeTime(end, { label: ticket.arrives, time: arrives, airport: flight.destination, days });
  }
}

/** A side of the flight: where it departs, or where it arrives. */
interface Side {
  readonly sheet: Sheet;
  readonly language: ContactLanguage;
  readonly align: 'start' | 'end';
  readonly x: number;
  readonly y: number;
}

function writeBand(sheet: Sheet, number: string, date: string, box: Box): void {
  sheet.decorate(box, (doc, left) => {
    doc.roundedRect(left, box.y, box.width, BAND_HEIGHT * 2, 12).clip();
    doc.rect(left, box.y, box.width, BAND_HEIGHT).fill(COLOURS.hero);
  });
  const style = { y: box.y + 28, size: 15, weight: 700, colour: COLOURS.paper } as const;
  sheet.write(number, { ...style, x: box.x + PADDING, width: 150 });
  const x = box.x + PADDING + 160;
  sheet.write(date, { ...style, x, width: box.width - 2 * PADDING - 160, align: 'end', size: 12, weight: 400 });
}

function writeCity({ sheet, language, align, x, y }: Side, airport: string): void {
  sheet.write(airport, { x, y: y + 56, width: COLUMN_WIDTH, size: 46, weight: 700, align });
  sheet.write(cityIn(language, airport), { x, y: y + 80, width: COLUMN_WIDTH, size: 15, align });
}

function writeTime(
  { sheet, language, align, x, y }: Side,
  { label, time, airport, days }: { label: string; time: LocalTime; airport: string; days: number },
): void {
  const { ticket } = papersIn(language);
  const small = { x, width: COLUMN_WIDTH, size: 10, colour: COLOURS.muted, align };
  sheet.write(label, { ...small, y: y + 118 });
  const { width } = sheet.write(clock(time), { x, y: y + 146, width: COLUMN_WIDTH, size: 26, weight: 700, align });
  if (days !== 0) {
    const beside = { size: 11, weight: 700, colour: COLOURS.brand, align } as const;
    sheet.write(ticket.daysLater(days), { ...beside, x, y: y + 146, width: COLUMN_WIDTH - width - 8 });
  }
  sheet.write(ticket.localTime(cityIn(language, airport)), { ...small, y: y + 164 });
}

/** From the origin to the destination, so it points to the left on Arabic pages. */
function drawArrow(sheet: Sheet, { x, y, width }: Box): void {
  const length = 60;
  const middle = y + BAND_HEIGHT + 40;
  sheet.decorate({ x: x + (width - length) / 2, y: middle, width: length, height: 0 }, (doc, left) => {
    const tip = sheet.direction === 'ltr' ? left + length : left;
    const back = sheet.direction === 'ltr' ? tip - 7 : tip + 7;
    doc.moveTo(left, middle).lineTo(left + length, middle);
    doc
      .moveTo(back, middle - 6)
      .lineTo(tip, middle)
      .lineTo(back, middle + 6);
    doc.lineWidth(2).lineCap('round').lineJoin('round').stroke(COLOURS.accent);
  });
}
