import type { ShellMessages } from './messages.en.ts';

export const shell: ShellMessages = {
  skipToContent: 'Zum Inhalt',
  status: {
    connecting: 'Verbinden',
    live: 'Live',
    reconnecting: 'Neu verbinden',
    offline: 'Offline',
  },
  reconnecting: 'Verbindung zu Jumpseat wird wiederhergestellt …',
  unreachable: 'Jumpseat ist nicht erreichbar.',
  maybeOld: 'Diese Seite ist vielleicht nicht mehr aktuell. Ihre Sitze bleiben reserviert, bis Ihre Zeit abläuft.',
  keptAt: (moment) => `Das war der Stand ${moment}.`,
  offline: {
    title: 'Sie sind offline',
    advice:
      'Diese Seite öffnet sich von selbst, sobald das Netz wieder da ist. Ihre Sitze bleiben reserviert, bis Ihre Zeit abläuft.',
  },
  notLoaded: {
    title: 'Diese Seite konnte nicht geladen werden',
    advice: 'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  },
  notFound: {
    title: 'Seite nicht gefunden',
    advice: 'Prüfen Sie die Adresse oder wählen Sie einen Flug aus der Liste.',
  },
  ourFault: { title: 'Bei uns ist etwas schiefgegangen', advice: 'Versuchen Sie es gleich noch einmal.' },
  tryAgain: 'Noch einmal versuchen',
  allFlights: 'Alle Flüge ansehen',
  errorStatus: (status) => `Fehler ${status}`,
  trips: 'Meine Reisen',
  theme: {
    name: 'Darstellung',
    names: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  },
  language: 'Sprache',
  footer: {
    note: 'Alle Zeiten sind Ortszeiten der Flughäfen. Die Preise enthalten alle Steuern.',
    more: 'Mehr',
    findBooking: 'Buchung finden',
    help: 'Hilfe',
    accessibility: 'Barrierefreiheit',
    terms: 'Bedingungen',
    api: 'API für Entwickler',
  },
  pictureAlt: 'Die Sitze eines Flugzeugs',
  lastReviewed: (date) => `Zuletzt geprüft am ${date}.`,
};
