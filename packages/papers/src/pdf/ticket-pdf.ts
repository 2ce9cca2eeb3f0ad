import { setImmediate } from 'node:timers/promises';
import type { BoardingPass, Trip, TripFile } from '@jumpseat/booking/contracts';
import { bookingCode, type ContactLanguage } from '@jumpseat/domain';
import { papersIn } from '../messages/papers.ts';
import { type Box, COLOURS, CONTENT_WIDTH, PAGE, Sheet } from './sheet.ts';
import { writeFlight } from './ticket-flight.ts';
import { writeSeats, writeTraveller } from './ticket-traveller.ts';

const CARD: Box = { x: PAGE.margin, y: 84, width: CONTENT_WIDTH, height: 420 };
/** Where the flight's part of the card ends, and the traveller's part begins. */
const CARD_FOLD = 312;

/** The ticket to print: a page for each boarding pass, or one page with all seats if nobody was named. */
export async function ticketPdf(
  trip: Trip,
  passes: readonly BoardingPass[],
  language: ContactLanguage,
): Promise<TripFile> {
  const { ticket } = papersIn(language);
  const reference = bookingCode(trip.booking);
  const sheet = new Sheet({ title: ticket.title(reference), language, writtenAt: trip.booking.updatedAt });
  for (const pass of passes.length === 0 ? [null] : passes) {
    sheet.addPage(pass === null ? ticket.ticket : ticket.boardingPass);
    drawCard(sheet);
    writeFlight(sheet, trip.flight, language, { ...CARD, height: CARD_FOLD - CARD.y });
    const below = { ...CARD, y: CARD_FOLD, height: CARD.y + CARD.height - CARD_FOLD };
    if (pass === null) writeSeats(sheet, trip, language, below);
    else writeTraveller(sheet, trip, pass, language, below);
    writeAdvice(sheet, pass !== null, language);
    // A hundred pages take seconds: others get their turn between them.
    await setImmediate();
  }
  return { name: `ticket-${reference}.pdf`, type: 'application/pdf', content: await sheet.finish() };
}

function drawCard(sheet: Sheet): void {
  sheet.decorate(CARD, (doc, left) => {
    doc.roundedRect(left, CARD.y, CARD.width, CARD.height, 12).lineWidth(1).stroke(COLOURS.line);
    doc
      .moveTo(left, CARD_FOLD)
      .lineTo(left + CARD.width, CARD_FOLD)
      .dash(4, { space: 4 })
      .stroke(COLOURS.line);
  });
}

function writeAdvice(sheet: Sheet, hasBarcode: boolean, language: ContactLanguage): void {
  const { ticket } = papersIn(language);
  const place = { x: PAGE.margin, width: CONTENT_WIDTH };
  sheet.write(ticket.bringHeading, { ...place, y: 540, size: 12, weight: 700, tag: 'H2' });
  const { y } = sheet.write(ticket.bring, { ...place, y: 560, size: 10.5, lines: 3 });
  if (hasBarcode) sheet.write(ticket.showBarcode, { ...place, y: y + 16, size: 10.5, lines: 3 });
}
