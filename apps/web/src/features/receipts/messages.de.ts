import { grammarOf } from '@jumpseat/texts';
import type { ReceiptsMessages } from './messages.en.ts';

const { plural } = grammarOf('de-DE');

export const receipts: ReceiptsMessages = {
  title: (reference) => `Belege zu ${reference}`,
  description: 'Die Belege Ihrer Buchung, zum Drucken und Herunterladen.',
  heading: (count) => plural(count, { one: 'Beleg', other: 'Belege' }),
  back: 'Ihre Buchung',
  print: 'Drucken',
  download: 'PDF herunterladen',
  kinds: { PAYMENT: 'Beleg', REFUND: 'Erstattungsbeleg' },
  number: 'Nummer',
  date: 'Datum',
  people: { PAYMENT: 'Bezahlt von', REFUND: 'Erstattet an' },
  reference: 'Buchungscode',
  flight: 'Flug',
  flightOn: (number, route, date) => `${number}, ${route}, ${date}`,
  seat: 'Sitz',
  item: 'Leistung',
  amount: 'Betrag',
  fare: 'Flugpreis',
  fareIn: (cabin) => `Flugpreis, ${cabin}`,
  net: 'Netto',
  tax: (rate) => `MwSt. ${rate}`,
  totals: { PAYMENT: 'Bezahlt', REFUND: 'Erstattet' },
};
