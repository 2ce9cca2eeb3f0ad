import type { Trip } from '@jumpseat/booking/contracts';
import { type ContactLanguage, euros, type Receipt, type ReceiptLine, sum, taxIn } from '@jumpseat/domain';
import { getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { aRefundedTrip, aTrip } from '../testing/a-trip.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { receiptPdf } from './receipt-pdf.ts';

const AMOUNT = /(-?)€([\d,]+)\.(\d\d)/g;

function lastReceiptOf({ receipts }: Trip): Receipt {
  const receipt = receipts.at(-1);
  if (!receipt) throw new Error('the trip has no receipt');
  return receipt;
}

async function pagesOf(trip: Trip, language: ContactLanguage, receipt = lastReceiptOf(trip)) {
  const { content } = await receiptPdf(trip, receipt, language);
  return (await readPdf(content)).pages;
}

/** The amounts of an English page, in cents. */
function amountsOn(page: string): number[] {
  return [...page.matchAll(AMOUNT)].map(([, minus, whole = '', cents]) =>
    Number(`${minus}${whole.replaceAll(',', '')}${cents}`),
  );
}

function withLines(count: number): Receipt {
  const lines = Array.from({ length: count }, (_, index): ReceiptLine => {
    return { seat: `${index + 1}A`, cabin: 'economy', item: 'fare', amount: euros(8_900 + index) };
  });
  const total = sum(lines.map(({ amount }) => amount));
  return { ...lastReceiptOf(aTrip()), lines, total, tax: taxIn(total, 0) };
}

test('a German receipt of a family adds up', async () => {
  const trip = aTrip();
  const receipt = lastReceiptOf(trip);
  const file = await receiptPdf(trip, receipt, 'de');
  expect(file).toMatchObject({ name: 'receipt-2026-K7QW3P-1.pdf', type: 'application/pdf' });
  const { pages, info } = await readPdf(file.content);
  expect(info).toMatchObject({ Title: 'Beleg 2026-K7QW3P-1', Language: 'de', CreationDate: 'D:20261124120000Z' });
  const [page = ''] = pages;
  for (const fact of [
    'Beleg Belegnummer 2026-K7QW3P-1',
    'Ausgestellt am Dienstag, 24. November 2026 (UTC)',
    'Verkäufer Jumpseat',
    'Bezahlt von Siobhán O’Sullivan',
    'Buchungscode K7QW3P',
    'Flug JS201 Strecke Zürich nach London Abflugdatum Dienstag, 1. Dezember 2026',
    '14A Economy Flugpreis 89,00 € 14A Economy Fenster 9,00 €',
    'Internationale Flüge sind von der Mehrwertsteuer befreit.',
    'Seite 1 von 1',
  ]) {
    expect(page).toContain(fact);
  }
  const amounts = [...page.matchAll(/([\d.]+),(\d\d) €/g)].map(([, whole, cents]) => Number(`${whole}${cents}`));
  const total = amounts.pop();
  expect(amounts).toHaveLength(receipt.lines.length);
  expect(amounts.reduce((one, other) => one + other, 0)).toBe(total);
  expect(total).toBe(receipt.total.amount);
});

test('a refund has minus signs, and adds up with its tax', async () => {
  const trip = aRefundedTrip();
  const receipt = lastReceiptOf(trip);
  const domestic = { ...trip, flight: { ...trip.flight, origin: 'FRA', destination: 'BER' } };
  const { rate, amount, net } = taxIn(receipt.total, 19);
  const [page = ''] = await pagesOf(domestic, 'en', { ...receipt, tax: { rate, amount, net } });
  expect(page).toContain('Refund receipt Receipt number 2026-K7QW3P-2');
  expect(page).toContain('Refunded to Siobhán O’Sullivan');
  expect(page).toContain('Included value-added tax, 19%');
  const amounts = amountsOn(page);
  const [total = 0, tax = 0, untaxed = 0] = amounts.splice(-3);
  expect(amounts.reduce((one, other) => one + other, 0)).toBe(total);
  expect(tax + untaxed).toBe(total);
  expect(total).toBeLessThan(0);
});

test.each([
  ['LHR', 'International flights are free of value-added tax.'],
  ['GVA', 'This price includes no value-added tax.'],
])('a flight from Zurich to %s without tax says why', async (destination, sentence) => {
  const [page] = await pagesOf(aTrip({ flight: { ...aTrip().flight, destination } }), 'en');
  expect(page).toContain(sentence);
});

test('the first adult pays, also if a child was named first', async () => {
  const { travellers } = aTrip();
  const [page] = await pagesOf(aTrip({ travellers: [...travellers.slice(2), ...travellers.slice(0, 2)] }), 'en');
  expect(page).toContain('Paid by Siobhán O’Sullivan');
});

test('a booking without names, reference and breakdown has a receipt of one line', async () => {
  const { booking } = aTrip();
  const { reference, ...without } = booking;
  const receipt = lastReceiptOf(aTrip());
  const { total } = receipt;
  const lines = [{ seat: null, cabin: null, item: 'fare', amount: total }] as const;
  const [page = ''] = await pagesOf(aTrip({ booking: without, travellers: [] }), 'en', { ...receipt, lines });
  expect(page).not.toMatch(/Paid by|Booking reference/);
  expect(page).toContain('Seat Cabin For Amount Fare €');
  expect(amountsOn(page)).toEqual([total.amount, total.amount]);
});

test('a hundred seats take several pages, each with the head of the table', async () => {
  const receipt = withLines(100);
  const pages = await pagesOf(aTrip(), 'en', receipt);
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, page] of pages.entries()) {
    expect(page).toContain('Seat Cabin For Amount');
    expect(page).toContain(`2026-K7QW3P-1 Page ${index + 1} of ${pages.length}`);
  }
  expect(pages.filter((page) => page.includes('Total'))).toEqual(pages.slice(-1));
  const amounts = pages.flatMap(amountsOn);
  expect(amounts.pop()).toBe(receipt.total.amount);
  expect(amounts).toEqual(receipt.lines.map(({ amount }) => amount.amount));
});

test.each([22, 24, 26, 27])('with %i lines, none is lost or written over the number of the page', async (count) => {
  const { content } = await receiptPdf(aTrip(), withLines(count), 'en');
  const { pages } = await readPdf(content);
  expect(pages.join(' ').match(/\d+A Economy/g)).toHaveLength(count);
  expect(pages.at(-1)).toMatch(/Total €[\d,.]+ International flights are free/);
  const pdf = await getDocumentProxy(Uint8Array.from(content));
  for (const page of pages.keys()) {
    const { items } = await (await pdf.getPage(page + 1)).getTextContent();
    // Distances from the lower edge, in points.
    const baselines = items.flatMap((item) => ('str' in item && item.str.trim() ? [item.transform[5]] : []));
    const number = Math.min(...baselines);
    expect(Math.min(...baselines.filter((baseline) => baseline > number))).toBeGreaterThan(number + 30);
  }
});

test.each(['en', 'de', 'ar'] as const)('the same receipt has the same bytes in %s', async (language) => {
  const files = [aTrip(), aTrip()].map((trip) => receiptPdf(trip, lastReceiptOf(trip), language));
  const [first, second] = await Promise.all(files);
  expect(first?.content.length).toBeGreaterThan(1000);
  expect(first?.content).toEqual(second?.content);
});
