import { grammarOf } from '@jumpseat/texts';
import type { OrderMessages } from './messages.en.ts';

const { plural, list } = grammarOf('de-DE');

export const order: OrderMessages = {
  description: 'Bezahlen Sie die Sitze, die für Sie reserviert sind, und sehen Sie sich Ihre Buchung an.',
  titles: {
    pay: (count, flight) =>
      plural(count, {
        one: `# Sitz auf dem Flug ${flight} bezahlen`,
        other: `# Sitze auf dem Flug ${flight} bezahlen`,
      }),
    booked: (reference, flight, city) => `Gebucht: ${reference}, ${flight} nach ${city}`,
  },
  page: {
    heading: (count) => plural(count, { one: 'Ihren Sitz bezahlen', other: 'Ihre Sitze bezahlen' }),
    // The travellers stand in the nominative.
    payingFor: (seats, travellers) => `${list(seats)} · ${travellers}`,
    flight: 'Ihr Flug',
    price: 'Preis',
    priceFor: (travellers) => `Preis · ${travellers}`,
    payment: 'Zahlung',
  },
  status: {
    booked: (seats) => `Gebucht und bezahlt: ${list(seats)}.`,
    otherSeats: (seats) =>
      plural(seats.length, {
        one: `Ihr Sitz ist jetzt ${list(seats)}.`,
        other: `Ihre Sitze sind jetzt ${list(seats)}.`,
      }),
  },
  clock: {
    timeLeft: 'Restzeit zum Bezahlen',
    isShort: 'Weniger als 2 Minuten übrig',
    payBy: (time) =>
      `Bezahlen Sie bis ${time} Uhr, sonst werden die Sitze wieder freigegeben. Abgebucht wird dann nichts.`,
    payInTime: 'Bezahlen Sie rechtzeitig, sonst werden die Sitze wieder freigegeben. Abgebucht wird dann nichts.',
    warnings: {
      soon: 'Noch 2 Minuten zum Bezahlen. Danach werden Ihre Sitze freigegeben.',
      last: 'Noch 30 Sekunden zum Bezahlen. Danach werden Ihre Sitze freigegeben.',
    },
  },
  extension: {
    add: (time) => `${time} mehr [(einmalig)]`,
    added: (time) => `Um ${time} verlängert`,
  },
  actions: {
    change: 'Sitze ändern',
    cancel: 'Buchung abbrechen',
    question: '[Ihre Sitze freigeben?] Andere können sie dann sofort reservieren.',
    release: 'Sitze freigeben',
    keep: 'Sitze behalten',
  },
  payment: {
    code: 'Zahlungscode',
    incomplete: 'Geben Sie alle 5 Ziffern des Codes ein.',
    codeHelp: (attempts) =>
      plural(attempts, { one: '5 Ziffern. Noch # Versuch.', other: '5 Ziffern. Noch # Versuche.' }),
    stillHeld: (attempts) =>
      plural(attempts, {
        one: 'Ihre Sitze bleiben reserviert. Sie haben noch # Versuch.',
        other: 'Ihre Sitze bleiben reserviert. Sie haben noch # Versuche.',
      }),
    pay: (price) => `${price} bezahlen`,
    checking: 'Ihre Zahlung wird geprüft …',
    testCodes: 'Testcodes',
    contacting: 'Anfrage beim Zahlungsdienst läuft',
    noAnswer: 'Noch keine Antwort vom Zahlungsdienst',
    nthTry: (which, tries) => `Versuch ${which} von ${tries}`,
    tryRuns: (which, tries) => `Versuch ${which} von ${tries}. Ihre Sitze bleiben reserviert.`,
    tryStarts: (which, tries, seconds) => {
      const wait = plural(seconds, { one: '# Sekunde', other: '# Sekunden' });
      return `Versuch ${which} von ${tries} beginnt in ${wait}. Ihre Sitze bleiben reserviert.`;
    },
  },
  prices: {
    caption: 'Preise der Sitze',
    seat: 'Sitz',
    what: 'Leistung',
    price: 'Preis',
    total: 'Gesamt',
    details: 'Preisdetails',
  },
  confirmed: {
    heading: (city) => `Sie fliegen nach ${city}`,
    paidSeats: (count) => plural(count, { one: 'Gebucht und bezahlt: # Sitz', other: 'Gebucht und bezahlt: # Sitze' }),
    booking: 'Ihre Buchung',
    seats: (count) => plural(count, { one: 'Sitz', other: 'Sitze' }),
    travelling: 'Reisende',
    reference: 'Buchungscode',
    findAgain: 'Damit und mit einem Nachnamen finden Sie die Buchung auf jedem Gerät, unter „Meine Reisen“.',
    paidFor: (travellers) => `Bezahlt · ${travellers}`,
    boardingPasses: (count) => plural(count, { one: 'Bordkarte', other: 'Bordkarten' }),
    ticket: 'Ticket',
    calendar: 'In den Kalender',
    receipt: 'Beleg',
    byMail: 'Das Ticket, einen Kalendereintrag und den Beleg erhalten Sie auch per E-Mail.',
    print: 'Drucken',
    showOnMap: 'Im Sitzplan zeigen',
    bookAnother: 'Weiteren Flug buchen',
  },
  endings: {
    failed: 'Buchung nicht abgeschlossen',
    allAttemptsUsed: {
      PAYMENT_DECLINED: (attempts) =>
        plural(attempts, {
          one: 'Ihre Zahlung wurde abgelehnt, und Ihr einziger Versuch ist aufgebraucht. Es wurde nichts abgebucht. Wählen Sie Ihre Sitze neu.',
          other:
            'Ihre Zahlung wurde abgelehnt, und alle # Versuche sind aufgebraucht. Es wurde nichts abgebucht. Wählen Sie Ihre Sitze neu.',
        }),
      PAYMENT_UNAVAILABLE: (attempts) =>
        plural(attempts, {
          one: 'Der Zahlungsdienst war nicht erreichbar, und Ihr einziger Versuch ist aufgebraucht. Es wurde nichts abgebucht. Wählen Sie Ihre Sitze neu.',
          other:
            'Der Zahlungsdienst war nicht erreichbar, und alle # Versuche sind aufgebraucht. Es wurde nichts abgebucht. Wählen Sie Ihre Sitze neu.',
        }),
    },
    seatsReleased: 'Ihre Sitze wurden freigegeben.',
    cancelled: { title: 'Buchung abgebrochen', text: 'Ihre Sitze wurden freigegeben. Es wurde nichts abgebucht.' },
    refunded: {
      title: 'Zahlung erstattet',
      text: 'Die Fluggesellschaft musste die Buchungen für diesen Flug stornieren. Ihre Zahlung wurde erstattet.',
    },
    expired: {
      title: 'Die Zeit ist abgelaufen',
      text: 'Ihre Sitze wurden freigegeben, weil sie nicht rechtzeitig bezahlt wurden. Es wurde nichts abgebucht.',
    },
    expiredNotice: {
      message: 'Die Zeit ist abgelaufen. Ihre Sitze wurden freigegeben.',
      advice: 'Sie können Ihre Sitze jederzeit neu wählen.',
    },
  },
  ended: {
    holdAgain: (count) =>
      plural(count, { one: 'Denselben Sitz wieder reservieren', other: 'Dieselben Sitze wieder reservieren' }),
    holding: 'Ihre Sitze werden reserviert …',
    youHad: (seats) => `Sie hatten ${list(seats)}.`,
    receipts: 'Belege',
    chooseAgain: 'Sitze neu wählen',
    otherFlights: 'Andere Flüge',
  },
  open: {
    holding: (seats) => `Für Sie reserviert: ${list(seats)}`,
    paying: (seats) => `Sie bezahlen gerade ${list(seats)}`,
    flight: (flight, city) => `${flight} nach ${city}`,
    timeLeft: (time) => `noch [${time}]`,
    proceed: 'Weiter',
  },
};
