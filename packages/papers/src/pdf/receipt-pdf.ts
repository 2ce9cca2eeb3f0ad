import type { Trip, TripFile, TripFlight } from '@jumpseat/booking/contracts';
import { airportOf, type ContactLanguage, flightNumber, payerOf, type Receipt } from '@jumpseat/domain';
import { departureOf } from '../flight-times.ts';
import { longDate, routeIn } from '../format.ts';
import { papersIn } from '../messages/papers.ts';
import { nameOnPaper } from './name-on-paper.ts';
import { writeTable, writeTotals } from './receipt-table.ts';
import { COLOURS, CONTENT_WIDTH, PAGE, Sheet } from './sheet.ts';

const FACTS_START = 104;
const FACT_HEIGHT = 19;
const LABEL_WIDTH = 150;

type Fact = readonly [label: string, value: string];

/** A receipt. Many lines take several pages, each with the head of the table. */
export async function receiptPdf(trip: Trip, receipt: Receipt, language: ContactLanguage): Promise<TripFile> {
  const words = papersIn(language).receipt;
  const sheet = new Sheet({ title: words.title(receipt.number), language, writtenAt: receipt.issuedAt });
  sheet.addPage(words.kinds[receipt.kind]);
  const tableStart = writeFacts(sheet, factsOf(trip, receipt, language));
  const tableEnd = writeTable(sheet, receipt, language, tableStart);
  writeTotals(sheet, receipt, language, { y: tableEnd, isInternational: isInternational(trip.flight) });
  sheet.addFooters(receipt.number, words.page);
  return { name: `receipt-${receipt.number}.pdf`, type: 'application/pdf', content: await sheet.finish() };
}

function factsOf({ booking, flight, travellers }: Trip, receipt: Receipt, language: ContactLanguage): Fact[] {
  const { reference, receipt: words } = papersIn(language);
  const payer = payerOf(travellers);
  return [
    [words.number, receipt.number],
    [words.issued, words.inUtc(longDate(receipt.issuedAt, language))],
    [words.seller, 'Jumpseat'],
    ...(payer === null ? [] : [[words.payer[receipt.kind], nameOnPaper(payer)] as const]),
    ...(booking.reference ? [[reference, booking.reference] as const] : []),
    [words.flight, flightNumber(flight.id)],
    [words.route, routeIn(language, flight)],
    [words.departure, longDate(departureOf(flight), language)],
  ];
}

/** Writes labels and values below each other. Returns where the table can begin. */
function writeFacts(sheet: Sheet, facts: readonly Fact[]): number {
  let y = FACTS_START;
  for (const [label, value] of facts) {
    const style = { y, size: 10.5 };
    sheet.write(label, { ...style, x: PAGE.margin, width: LABEL_WIDTH - 10, colour: COLOURS.muted });
    sheet.write(value, { ...style, x: PAGE.margin + LABEL_WIDTH, width: CONTENT_WIDTH - LABEL_WIDTH });
    y += FACT_HEIGHT;
  }
  return y;
}

function isInternational({ origin, destination }: TripFlight): boolean {
  return airportOf(origin).country !== airportOf(destination).country;
}
