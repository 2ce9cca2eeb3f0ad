import { grammarOf } from '@jumpseat/texts';
import type { MailMessages } from './mail.en.ts';

const { plural, list } = grammarOf('de-DE');

export const mail: MailMessages = {
  reference: 'Buchungscode',
  flight: {
    flight: 'Flug',
    date: 'Datum',
    departs: 'Abflug',
    arrives: 'Ankunft',
    timeAt: (time, city, airport) => `${time} Uhr, ${city} (${airport})`,
    localTimes: 'Alle Zeiten sind Ortszeiten am jeweiligen Flughafen.',
  },
  seats: {
    seats: (count) => plural(count, { one: 'Sitz', other: 'Sitze' }),
    seat: (seat) => `Sitz ${seat}`,
    list: (seats) => list(seats),
    withBaby: (name) => `mit ${name} auf dem Schoß`,
  },
  link: {
    openTrip: 'Meine Reise öffnen',
    worksUntil: (day) =>
      `Dieser Link gilt bis ${day}. Wer diese E-Mail hat, kann damit Ihre Reise öffnen. Leiten Sie sie deshalb nur mit Bedacht weiter.`,
    myTrips: 'Zu „Meine Reisen“',
    findThere: 'Dort finden Sie Ihre Buchung mit Buchungscode und Nachnamen.',
  },
  attachments: {
    heading: 'Im Anhang dieser E-Mail',
    ticket: 'Ticket',
    calendar: 'Kalendereintrag',
    receipt: 'Beleg',
    refundReceipt: 'Erstattungsbeleg',
  },
  confirmation: {
    subject: (flight, city) => `Gebucht: ${flight} nach ${city}`,
    heading: (city) => `Sie fliegen nach ${city}`,
    intro: 'Ihr Flug ist gebucht und bezahlt.',
    paid: 'Bezahlt',
  },
  refund: {
    subject: (flight, city) => `Storniert und erstattet: ${flight} nach ${city}`,
    preheader: (price) => `Wir haben Ihnen alles erstattet, was Sie bezahlt haben: ${price}.`,
    heading: (city) => `Ihre Reise nach ${city} wurde storniert`,
    intro: (flight) => `Die Fluggesellschaft musste die Buchungen für den Flug ${flight} stornieren. Das tut uns leid.`,
    arrives:
      'Wir haben Ihnen den vollen Betrag auf dem Weg erstattet, auf dem Sie bezahlt haben. Wann er bei Ihnen eingeht, hängt von Ihrer Bank oder Ihrem Kartenanbieter ab.',
    refunded: 'Erstattet',
  },
  reminder: {
    subject: (flight, city) => `Ihre Zeit zum Bezahlen läuft bald ab: ${flight} nach ${city}`,
    heading: (minutes) =>
      plural(minutes, {
        one: 'Ihnen bleibt weniger als eine Minute zum Bezahlen',
        other: 'Ihnen bleiben weniger als # Minuten zum Bezahlen',
      }),
    intro:
      'Ihre Sitze sind noch für Sie reserviert. Bezahlen Sie rechtzeitig, sonst werden sie freigegeben und andere können sie buchen.',
    notCharged: 'Bisher wurde nichts abgebucht. Wenn Sie nicht bezahlen, bleibt es dabei.',
    pay: 'Jetzt bezahlen',
    sameBrowser: 'Öffnen Sie den Link auf dem Gerät und in dem Browser, in dem Sie Ihre Sitze gewählt haben.',
    toPay: 'Zu bezahlen',
  },
  reasons: {
    contact:
      'Sie erhalten diese E-Mail, weil diese Adresse bei einer Buchung auf Jumpseat als Kontakt angegeben wurde.',
    reminder: 'Sie erhalten diese E-Mail, weil auf Jumpseat eine Erinnerung an diese Adresse gewünscht wurde.',
  },
};
