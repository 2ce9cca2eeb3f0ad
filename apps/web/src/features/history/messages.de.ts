import { grammarOf } from '@jumpseat/texts';
import type { HistoryMessages } from './messages.en.ts';

const { plural, list } = grammarOf('de-DE');

export const history: HistoryMessages = {
  title: 'Bisheriger Verlauf',
  loading: 'Der Verlauf wird geladen …',
  opened: 'Buchung begonnen',
  held: (seats) =>
    plural(seats.length, { one: `Sitz reserviert: ${list(seats)}`, other: `Sitze reserviert: ${list(seats)}` }),
  changed: (seats) =>
    plural(seats.length, { one: `Sitz geändert: jetzt ${list(seats)}`, other: `Sitze geändert: jetzt ${list(seats)}` }),
  released: 'Alle Sitze freigegeben',
  refused: 'Sitze nicht reserviert',
  extended: (time) => `Zeit zum Bezahlen bis ${time} Uhr verlängert`,
  paying: 'Zahlung begonnen',
  payingAgain: (attempt) => `Zahlung begonnen, ${attempt}. Versuch`,
  paymentFailed: 'Zahlung nicht abgeschlossen',
  booked: 'Gebucht und bezahlt',
  priceAndReference: (price, reference) => `${price}, Buchungscode ${reference}`,
  expired: 'Zeit zum Bezahlen abgelaufen, Sitze freigegeben',
  cancelled: 'Buchung abgebrochen, Sitze freigegeben',
  reset: 'Die Fluggesellschaft musste die Buchungen für diesen Flug stornieren',
  refunded: (price) => `${price} erstattet`,
  mails: {
    CONFIRMATION: {
      ON_ITS_WAY: 'Bestätigung per E-Mail unterwegs',
      SENT: 'Bestätigung per E-Mail gesendet',
      NOT_DELIVERED: 'Bestätigung per E-Mail nicht zustellbar',
    },
    REFUND: {
      ON_ITS_WAY: 'Erstattungsbeleg per E-Mail unterwegs',
      SENT: 'Erstattungsbeleg per E-Mail gesendet',
      NOT_DELIVERED: 'Erstattungsbeleg per E-Mail nicht zustellbar',
    },
    REMINDER: {
      ON_ITS_WAY: 'Erinnerung per E-Mail unterwegs',
      SENT: 'Erinnerung per E-Mail gesendet',
      NOT_DELIVERED: 'Erinnerung per E-Mail nicht zustellbar',
    },
  },
};
