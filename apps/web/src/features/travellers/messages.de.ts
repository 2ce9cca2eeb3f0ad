import type { TravellersMessages } from './messages.en.ts';

export const travellers: TravellersMessages = {
  title: (flight) => `Reisende auf dem Flug ${flight}`,
  description: 'Geben Sie ein, wer auf den für Sie reservierten Sitzen reist.',
  page: {
    heading: 'Wer reist?',
    asInPassport: 'Geben Sie jeden Namen so ein, wie er im Reisepass steht.',
    held: 'Restzeit und Preis',
    proceed: 'Weiter zur Zahlung',
    saving: 'Wird gespeichert …',
  },
  kinds: { adult: 'Erwachsener', child: 'Kind', infant: 'Baby' },
  nthBaby: (which) => `Baby ${which}`,
  fields: {
    givenName: 'Vorname',
    familyName: 'Nachname',
    bornOn: 'Geburtsdatum',
    lap: 'Auf dem Schoß von',
    adultIn: (seat) => `Erwachsener auf ${seat}`,
    nameAndSeat: (name, seat) => `${name}, ${seat}`,
  },
  contact: {
    heading: 'Kontakt',
    what: 'Damit wir Sie zu dieser Buchung erreichen.',
    email: 'E-Mail',
    phone: 'Telefon (freiwillig)',
    remind: 'Fünf Minuten vor Ablauf der Zeit per E-Mail erinnern',
  },
  moving: {
    up: 'Nach oben',
    down: 'Nach unten',
    moved: (one, seat, other, otherSeat) => `Jetzt auf ${seat}: ${one}. Jetzt auf ${otherSeat}: ${other}.`,
  },
  problems: {
    noGivenName: 'Geben Sie den Vornamen ein.',
    noFamilyName: 'Geben Sie den Nachnamen ein.',
    badName: 'Verwenden Sie nur Buchstaben, Leerzeichen, Bindestriche und Apostrophe, höchstens 60 Zeichen.',
    noBirthDate: 'Geben Sie das Geburtsdatum ein.',
    badBirthDate: {
      child: (day) =>
        `Kinder sind am Tag des Abflugs (${day}) 2 bis 11 Jahre alt. Prüfen Sie das Datum oder ändern Sie Ihre Gruppe.`,
      infant: (day) =>
        `Babys sind am Tag des Abflugs (${day}) unter 2 Jahre alt. Prüfen Sie das Datum oder ändern Sie Ihre Gruppe.`,
    },
    noEmail: 'Geben Sie Ihre E-Mail-Adresse ein.',
    badEmail: 'Geben Sie eine Adresse wie ada@example.com ein.',
    badPhone: 'Geben Sie 5 bis 15 Ziffern ein oder lassen Sie das Feld leer.',
  },
  seats: {
    heading: 'Reisende',
    missing: 'Es fehlen noch Namen.',
    enter: 'Namen eingeben',
    change: 'Namen ändern',
    withBaby: (name) => `mit ${name} auf dem Schoß`,
  },
};
