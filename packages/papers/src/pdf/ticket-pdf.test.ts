import { inflateSync } from 'node:zlib';
import type { Trip } from '@jumpseat/booking/contracts';
import type { ContactLanguage, Traveller } from '@jumpseat/domain';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { expect, test, vi } from 'vitest';
import { boardingPassesOf } from '../boarding-passes.ts';
import { aTrip } from '../testing/a-trip.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { ticketPdf } from './ticket-pdf.ts';

const ADA: Traveller = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  kind: 'adult',
  bornOn: null,
  seat: '14A',
  lapOf: null,
};
/** Ahmad al-Ahmad. */
const AHMAD = { ...ADA, givenName: '\u0623\u062d\u0645\u062f', familyName: '\u0627\u0644\u0623\u062d\u0645\u062f' };

async function ticketOf(trip: Trip, language: ContactLanguage = 'en') {
  return ticketPdf(trip, boardingPassesOf(trip), language);
}

const pagesOf = async (trip: Trip, language?: ContactLanguage) =>
  (await readPdf((await ticketOf(trip, language)).content)).pages;

test('each traveller of a family gets a page with name, seat and barcode', async () => {
  const file = await ticketOf(aTrip());
  expect(file).toMatchObject({ name: 'ticket-K7QW3P.pdf', type: 'application/pdf' });
  const { pages, pictures, info } = await readPdf(file.content);
  expect(info).toMatchObject({ Title: 'Ticket K7QW3P', Language: 'en', Producer: 'pdfkit' });
  expect(pages).toHaveLength(4);
  expect(pages[0]).toContain('Traveller Siobhán O’Sullivan Seat 14A Cabin Economy Booking reference K7QW3P');
  expect(pages[1]).toMatch(/Traveller [\p{Script=Arabic} \p{Cc}]{8,} Seat 14B/u);
  expect(pages[2]).toContain('Child XIAOMING WANG Seat 14C');
  expect(pages[3]).toContain('Baby Aoife O’Sullivan On a lap in seat 14A');
  expect(pictures).toEqual(Array(4).fill(['Barcode of the boarding pass']));
});

test.each<[ContactLanguage, readonly string[]]>([
  ['en', ['JS201', 'Tuesday 1 December 2026', 'ZRH Zurich', 'LHR London', '09:15 local time in Zurich', '10:00']],
  ['de', ['JS201', 'Dienstag, 1. Dezember 2026', 'ZRH Zürich', 'Abflug 09:15 Ortszeit in Zürich', 'Ankunft 10:00']],
  ['ar', ['JS201', '2026', 'ZRH', 'LHR', '09:15', '10:00', '14A', 'K7QW3P', 'Ada Lovelace']],
])('says in %s where and when the flight departs and arrives', async (language, facts) => {
  const [page] = await pagesOf(aTrip({ travellers: [ADA] }), language);
  for (const fact of facts) expect(page).toContain(fact);
});

test.each([
  ['2026-12-01T10:00:00.000Z', 'LHR', '10:00 local'],
  ['2026-12-02T07:30:00.000Z', 'LHR', '07:30+1 day'],
  ['2026-12-01T09:00:00.000Z', 'LAX', '01:00 local'],
  ['2026-12-01T07:30:00.000Z', 'LAX', '23:30-1 day'],
])('a passenger who lands at %s in %s reads %s', async (arrivesAt, destination, expected) => {
  const { flight } = aTrip();
  const [page] = await pagesOf(aTrip({ flight: { ...flight, arrivesAt, destination }, travellers: [ADA] }));
  expect(page).toContain(expected);
});

test('an unknown arrival is left out', async () => {
  const [page] = await pagesOf(aTrip({ flight: { ...aTrip().flight, arrivesAt: null } }));
  expect(page).toContain('Departs 09:15');
  expect(page).not.toContain('Arrives');
});

test('a booking without names has one page with all seats, and no barcode', async () => {
  const { content } = await ticketOf(aTrip({ travellers: [] }));
  const { pages, pictures } = await readPdf(content);
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('Booking reference K7QW3P Seats 14A, 14B and 14C');
  expect(pages[0]).not.toMatch(/Traveller|Child|Baby/);
  expect(pictures).toEqual([[]]);
});

test('a booking without a reference is named by its order', async () => {
  const { booking } = aTrip();
  const { reference, ...without } = booking;
  const file = await ticketOf(aTrip({ booking: without }));
  expect(file.name).toBe('ticket-5F1C9F0E.pdf');
  expect((await readPdf(file.content)).pages[0]).not.toContain('reference');
});

test('the barcode is drawn in black, at least 4.5 centimetres wide', async () => {
  const trip = aTrip({ travellers: [ADA] });
  const [pass] = boardingPassesOf(trip);
  const squares = pass?.barcode.size ?? 0;
  const page = await (await getDocumentProxy(Uint8Array.from((await ticketOf(trip)).content))).getPage(1);
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  // The path is in squares, and the transformation before it says how large one is.
  const drawn = fnArray.findIndex((name, at) => name === OPS.constructPath && argsArray[at][2]?.[2] === squares);
  expect(argsArray[drawn][1][0].length).toBeGreaterThan(1000);
  expect(argsArray[fnArray.lastIndexOf(OPS.transform, drawn)][0] * squares).toBeGreaterThan((4.5 / 2.54) * 72);
  expect(argsArray[fnArray.lastIndexOf(OPS.setFillRGBColor, drawn)]).toEqual(['#000000']);
});

test('an Arabic name can be copied and found, though its letters are drawn in joined shapes', async () => {
  const { content } = await ticketOf(aTrip({ travellers: [AHMAD] }));
  const name = Buffer.from(`${AHMAD.givenName} ${AHMAD.familyName}`, 'utf16le').swap16();
  expect(streamsOf(content).some((stream) => stream.includes(name))).toBe(true);
});

test('long names, and names in any script, fit on the page', async () => {
  const names = ['W'.repeat(60), 'Nguyễn Иванов Παπαδόπουλος', '𠮷野 \ud83d\ude42', 'प्रिया', 'สมชาย', 'J. R. R.'];
  const travellers = names.map((givenName) => ({ ...AHMAD, givenName }));
  for (const language of ['en', 'ar'] as const) {
    expect(await pagesOf(aTrip({ travellers }), language)).toHaveLength(names.length);
  }
});

test('the same ticket has the same bytes, whatever was printed before', async () => {
  const first = await ticketOf(aTrip(), 'ar');
  vi.resetModules();
  const fresh = await import('./ticket-pdf.ts');
  // Letters that share shapes with those of the other ticket.
  const zaynab = { ...ADA, givenName: '\u0632\u064a\u0646\u0628', familyName: '\u062b\u0627\u0628\u062a' };
  const other = aTrip({ travellers: [zaynab] });
  await fresh.ticketPdf(other, boardingPassesOf(other), 'en');
  const second = await fresh.ticketPdf(aTrip(), boardingPassesOf(aTrip()), 'ar');
  expect(Buffer.compare(first.content, second.content)).toBe(0);
});

/** The unpacked streams of a PDF. */
function streamsOf(content: Uint8Array): Buffer[] {
  const pdf = Buffer.from(content);
  return [...pdf.toString('latin1').matchAll(/\/Length (\d+)\n\/Filter \/FlateDecode\n>>\nstream\n/g)].map((found) => {
    const start = found.index + found[0].length;
    return inflateSync(pdf.subarray(start, start + Number(found[1])));
  });
}
