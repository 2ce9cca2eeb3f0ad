import { grammarOf } from '@jumpseat/texts';
import type { PapersMessages } from './papers.en.ts';

const { plural, list } = grammarOf('de-DE');

export const papers: PapersMessages = {
  cabins: { first: 'First', business: 'Business', premium: 'Premium', economy: 'Economy' },
  items: {
    fare: 'Flugpreis',
    window: 'Fenster',
    aisle: 'Gang',
    middle: 'Mitte',
    extraLegroom: 'Mehr Beinfreiheit',
    exitRow: 'Notausgangsreihe',
    bassinet: 'Babybett',
    noRecline: 'Feste Rückenlehne',
    restrictedView: 'Eingeschränkte Sicht',
    noInfant: 'Kein Baby auf dem Schoß',
  },
  route: (origin, destination) => `${origin} nach ${destination}`,
  reference: 'Buchungscode',
  ticket: {
    title: (reference) => `Ticket ${reference}`,
    boardingPass: 'Bordkarte',
    ticket: 'Ticket',
    kinds: { adult: 'Reisende Person', child: 'Kind', infant: 'Baby' },
    seat: 'Sitz',
    lapSeat: 'Auf dem Schoß, Sitz',
    seats: (count) => plural(count, { one: 'Sitz', other: 'Sitze' }),
    seatList: list,
    cabin: 'Klasse',
    departs: 'Abflug',
    arrives: 'Ankunft',
    localTime: (city) => `Ortszeit in ${city}`,
    daysLater: (count) =>
      count < 0
        ? plural(-count, { one: '-# Tag', other: '-# Tage' })
        : plural(count, { one: '+# Tag', other: '+# Tage' }),
    barcode: 'Barcode der Bordkarte',
    bringHeading: 'Was Sie mitbringen',
    bring:
      'Bringen Sie diese Seite ausgedruckt oder auf dem Handy mit, dazu einen gültigen Reisepass oder Personalausweis.',
    showBarcode: 'Der Code wird beim Einsteigen gescannt. Halten Sie ihn bitte glatt und sauber.',
  },
  receipt: {
    title: (number) => `Beleg ${number}`,
    kinds: { PAYMENT: 'Beleg', REFUND: 'Erstattungsbeleg' },
    number: 'Belegnummer',
    issued: 'Ausgestellt am',
    inUtc: (date) => `${date} (UTC)`,
    payer: { PAYMENT: 'Bezahlt von', REFUND: 'Erstattet an' },
    flight: 'Flug',
    route: 'Strecke',
    departure: 'Abflugdatum',
    seat: 'Sitz',
    cabin: 'Klasse',
    item: 'Leistung',
    amount: 'Betrag',
    total: 'Gesamtbetrag',
    net: 'Nettobetrag',
    tax: (rate) => `Enthaltene Mehrwertsteuer, ${rate}`,
    untaxed: {
      international: 'Internationale Flüge sind von der Mehrwertsteuer befreit.',
      domestic: 'In diesem Preis ist keine Mehrwertsteuer enthalten.',
    },
    seller: 'Verkäufer',
    page: (page, pages) => `Seite ${page} von ${pages}`,
  },
  calendar: {
    summary: (flight, route) => `Flug ${flight}: ${route}`,
    description: (reference, seats) => {
      const where = plural(seats.length, { one: `Sitz ${list(seats)}.`, other: `Sitze ${list(seats)}.` });
      return reference === null ? where : `Buchungscode ${reference}. ${where}`;
    },
  },
  wallet: {
    passenger: 'Fluggast',
    seat: 'Sitz',
    flight: 'Flug',
    departs: 'Abflug',
    reference: 'Buchungscode',
    boarding: 'Bordkarte',
  },
};
