import { grammarOf } from '@jumpseat/texts';
import type { TicketMessages } from './messages.en.ts';

const { plural } = grammarOf('de-DE');

export const ticket: TicketMessages = {
  title: (reference, route) => `Bordkarten: ${reference}, ${route}`,
  description: 'Die Bordkarten Ihrer Buchung, zum Vorzeigen am Gate und zum Drucken.',
  heading: (count) => plural(count, { one: 'Ihre Bordkarte', other: 'Ihre Bordkarten' }),
  back: 'Ihre Buchung',
  download: 'PDF herunterladen',
  calendar: 'In den Kalender',
  print: 'Drucken',
  passes: 'Bordkarten',
  nobody: {
    heading: 'Ihr Ticket',
    why: 'Es gibt keine Bordkarten, weil diese Buchung keine Namen hat.',
    seats: (count) => plural(count, { one: 'Sitz', other: 'Sitze' }),
  },
  pass: {
    name: 'Bordkarte',
    of: (name) => `Bordkarte von ${name}`,
    departure: 'Abflug',
    arrival: 'Ankunft',
    seat: 'Sitz',
    flight: 'Flug',
    date: 'Datum',
    cabin: 'Klasse',
    reference: 'Buchungscode',
    onLapOf: (name) => `auf dem Schoß von ${name}`,
    barcode: (name) => `Barcode für das Gate, für ${name}`,
    appleWallet: 'Zu Apple Wallet hinzufügen',
    googleWallet: 'Zu Google Wallet hinzufügen',
  },
};
