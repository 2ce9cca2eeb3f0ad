import type { PagesMessages } from './messages.en.ts';

export const pages: PagesMessages = {
  help: {
    title: 'Hilfe',
    description:
      'Wie Sie Sitze wählen, wie lange sie für Sie reserviert sind, wie Sie mit einem Testcode bezahlen und wie Sie Ihre Buchung wiederfinden.',
  },
  accessibility: {
    title: 'Barrierefreiheit',
    description:
      'Was bei Jumpseat mit Tastatur, Screenreader oder großer Schrift funktioniert, was noch nicht funktioniert und wie Sie ein Problem melden.',
  },
  terms: {
    title: 'Bedingungen',
    description:
      'Jumpseat ist eine Demo ohne echte Flüge und ohne echte Zahlungen. Was über Sie gespeichert wird, wo und wie lange.',
  },
};
