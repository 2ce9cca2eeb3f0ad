import type { Trip, TripFile, TripPapers } from '@jumpseat/booking/contracts';
import { type ContactLanguage, epochMs, instant } from '@jumpseat/domain';
import { LANGUAGE_CODES, LANGUAGES } from '@jumpseat/texts';
import { expect, test } from 'vitest';
import { departureOf } from '../flight-times.ts';
import { cityIn, formatPrice, longDate } from '../format.ts';
import { aRefundedTrip, aTrip } from '../testing/a-trip.ts';
import type { ComposedMail } from './composed-mail.ts';
import { confirmationMail } from './confirmation-mail.ts';
import { refundMail } from './refund-mail.ts';
import { reminderMail } from './reminder-mail.ts';

const LINK = { url: 'https://jumpseat.example/trips/open/abc.def', expiresAt: '2026-12-31T08:15:00.000Z' };
const PAY_URL = 'https://jumpseat.example/orders/1';
const EXPIRES_AT = '2026-11-24T12:15:00.000Z';

const PAPERS: Pick<TripPapers, 'ticketPdf' | 'calendar' | 'receiptPdf'> = {
  ticketPdf: async () => aFile('ticket-K7QW3P.pdf'),
  calendar: () => aFile('flight-JS201-2026-12-01.ics'),
  receiptPdf: async (_, { number }) => aFile(`receipt-${number}.pdf`),
};

/** Composes each kind of mail about a trip. */
const KINDS = {
  confirmation: (trip: Trip, language: ContactLanguage) =>
    confirmationMail({ trip, papers: PAPERS, language, link: LINK }),
  refund: (trip: Trip, language: ContactLanguage) => refundMail({ trip, papers: PAPERS, language, link: LINK }),
  reminder: async (trip: Trip, language: ContactLanguage) => aReminder(trip, language, 270_000),
};
type Kind = keyof typeof KINDS;

const KIND_NAMES = Object.keys(KINDS) as Kind[];
const EACH_MAIL = KIND_NAMES.flatMap((kind) => LANGUAGE_CODES.map((language) => ({ kind, language })));

function aFile(name: string): TripFile {
  return { name, type: 'application/octet-stream', content: new Uint8Array() };
}

/** A reminder for the seats of a trip, so long before they are released. */
function aReminder({ booking, flight }: Trip, language: ContactLanguage, beforeMs: number): ComposedMail {
  const order = { ...booking, status: 'SEATS_RESERVED' } as const;
  const now = epochMs(EXPIRES_AT) - beforeMs;
  return reminderMail({ order, flight, language, payUrl: PAY_URL, expiresAt: EXPIRES_AT, now });
}

/** The trip that a kind of mail is about, with another flight id or other travellers. */
function tripOf(
  kind: Kind,
  { flightId, ...changes }: { flightId?: string; travellers?: Trip['travellers'] } = {},
): Trip {
  const trip = kind === 'refund' ? aRefundedTrip() : aTrip();
  return { ...trip, ...changes, flight: { ...trip.flight, id: flightId ?? trip.flight.id } };
}

test.each(EACH_MAIL)(
  'the $kind in $language has the flight, the seats, the price and a link, also as text',
  async ({ kind, language }) => {
    const trip = tripOf(kind);
    const { flight, booking } = trip;
    const { subject, html, text } = await KINDS[kind](trip, language);
    expect(subject).toContain('JS201');
    expect(subject).toContain(cityIn(language, 'LHR'));
    expect(html).toContain(`<html lang="${language}" dir="${LANGUAGES[language].direction}">`);
    const facts = [
      'JS201',
      cityIn(language, 'ZRH'),
      longDate(departureOf(flight), language),
      formatPrice(booking.hold.total, language),
      ...booking.hold.seats,
      kind === 'reminder' ? PAY_URL : LINK.url,
      ...(kind === 'reminder' ? [] : ['K7QW3P']),
    ];
    for (const part of [html, text]) {
      for (const fact of facts) expect(part).toContain(fact);
      expect(part).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(text).not.toContain('#');
  },
);

test.each(LANGUAGE_CODES)(
  'the confirmation in %s has the local times and who sits where, also as text',
  async (language) => {
    const { html, text } = await KINDS.confirmation(aTrip(), language);
    const names = aTrip().travellers.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
    for (const part of [html, text]) {
      for (const fact of ['09:15', '10:00', ...names]) expect(part).toContain(fact);
    }
  },
);

test.each(EACH_MAIL)('the $kind in $language loads nothing and links only to us', async ({ kind, language }) => {
  const { html } = await KINDS[kind](tripOf(kind), language);
  expect(html).not.toMatch(/<(?:img|link|script|iframe)|\ssrc=|url\(|@import/);
  const addresses = [...html.matchAll(/https?:[^"<\s]*/g)].map(([address]) => address);
  expect(addresses).toEqual([kind === 'reminder' ? PAY_URL : LINK.url]);
});

test.each(KIND_NAMES)('HTML in a flight id stays text in the %s', async (kind) => {
  const { html, text } = await KINDS[kind](tripOf(kind, { flightId: '<a href="x">FL&1' }), 'en');
  expect(html).not.toContain('href="x"');
  expect(html).toContain('&#60;a href=&#34;x&#34;&#62;FL&#38;1');
  expect(text).toContain('<a href="x">FL&1');
});

test.each(KIND_NAMES)('a flight id with line breaks adds no header and no line to the %s', async (kind) => {
  const { subject, text } = await KINDS[kind](tripOf(kind, { flightId: 'FL1\r\nBcc: eve@example.com\u2028' }), 'en');
  expect(subject).toContain('FL1 Bcc: eve@example.com');
  expect(subject).not.toMatch(/[\r\n\u2028]/);
  expect(text).not.toMatch(/^Bcc:/m);
});

test('names keep their apostrophes', async () => {
  const person = { kind: 'adult', bornOn: null, lapOf: null } as const;
  const travellers = [
    { ...person, givenName: 'Ada', familyName: 'O’Brien', seat: '14A' },
    { ...person, givenName: "D'Arcy", familyName: "O'Neill", seat: '14B' },
  ];
  const { html, text } = await KINDS.confirmation(tripOf('confirmation', { travellers }), 'en');
  expect(text).toContain("Seat 14A: Ada O’Brien · Economy\nSeat 14B: D'Arcy O'Neill · Economy\n");
  expect(html).toContain('Ada O’Brien');
  expect(html).toContain('D&#39;Arcy O&#39;Neill');
});

test('a baby is named with the adult whose lap it sits on', async () => {
  const { text } = await KINDS.confirmation(aTrip(), 'en');
  expect(text).toContain('Seat 14A: Siobhán O’Sullivan · with Aoife O’Sullivan on the lap · Economy');
});

test('a booking without names has its seats in the mail', async () => {
  const { text } = await KINDS.confirmation(tripOf('confirmation', { travellers: [] }), 'en');
  expect(text).toContain('Seat 14A: Economy\nSeat 14B: Economy\nSeat 14C: Economy\n');
});

test.each(LANGUAGE_CODES)('attachments are named in the mail in %s', async (language) => {
  const names = {
    confirmation: ['ticket-K7QW3P.pdf', 'flight-JS201-2026-12-01.ics', 'receipt-2026-K7QW3P-1.pdf'],
    refund: ['receipt-2026-K7QW3P-2.pdf'],
    reminder: [],
  };
  for (const kind of KIND_NAMES) {
    const { attachments, html, text } = await KINDS[kind](tripOf(kind), language);
    expect(attachments.map(({ name }) => name)).toEqual(names[kind]);
    for (const name of names[kind]) {
      expect(html).toContain(name);
      expect(text).toContain(name);
    }
  }
});

test('the link says until when it works and who can use it', async () => {
  const { text } = await KINDS.confirmation(aTrip(), 'en');
  expect(text).toContain('This link works until Thursday 31 December 2026. Anyone who has this e-mail can open');
});

test('without a link to the trip, the mail says how to find the booking', async () => {
  const link = { url: 'https://jumpseat.example/trips', expiresAt: null };
  const { text } = await confirmationMail({ trip: aTrip(), papers: PAPERS, language: 'en', link });
  expect(text).toContain('https://jumpseat.example/trips\n\nThere you find your booking with its reference');
  expect(text).not.toContain('Anyone who has this e-mail');
});

test('an arrival on another day has its date', async () => {
  const trip = aTrip();
  const arrivesAt = instant(epochMs(trip.flight.departsAt) + 86_400_000);
  const { text } = await KINDS.confirmation({ ...trip, flight: { ...trip.flight, arrivesAt } }, 'en');
  expect(text).toContain('(LHR) · Wednesday 2 December 2026\n');
});

test('a flight without a known arrival has none in the mail', async () => {
  const trip = aTrip();
  const { text } = await KINDS.confirmation({ ...trip, flight: { ...trip.flight, arrivesAt: null } }, 'en');
  expect(text).toContain('Departs: ');
  expect(text).not.toContain('Arrives');
});

test.each([
  { leftMs: 270_000, language: 'en', heading: 'Less than 5 minutes left to pay' },
  { leftMs: 45_000, language: 'en', heading: 'Less than a minute left to pay' },
  { leftMs: 120_000, language: 'ar', heading: 'بقي أقل من دقيقتين للدفع' },
] as const)('with $leftMs ms left, the reminder in $language says: $heading', ({ leftMs, language, heading }) => {
  expect(aReminder(aTrip(), language, leftMs).text).toMatch(new RegExp(`^${heading}\n`));
});

test('a refund names what the airline did, not what we call it', async () => {
  const { text } = await KINDS.refund(aRefundedTrip(), 'en');
  expect(text).toContain('The airline had to cancel the bookings of flight JS201.');
  expect(text).not.toMatch(/reset/i);
});
