import { grammarOf } from '@jumpseat/texts';
import type { TripsMessages } from './messages.en.ts';

const { plural, list } = grammarOf('de-DE');

export const trips: TripsMessages = {
  title: 'Meine Reisen',
  description: 'Ihre gebuchten Reisen. Finden Sie eine Buchung mit Buchungscode und Nachnamen wieder.',
  groups: { upcoming: 'Bevorstehende Reisen', past: 'Vergangene Reisen', refunded: 'Erstattete Reisen' },
  none: {
    title: 'Keine bevorstehenden Reisen',
    advice:
      '[Suchen Sie einen Flug]: Sobald Sie bezahlt haben, steht die Reise hier. Haben Sie anderswo gebucht, suchen Sie Ihre Buchung.',
  },
  trip: {
    seats: (count) => plural(count, { one: 'Sitz', other: 'Sitze' }),
    reference: 'Buchungscode',
  },
  next: {
    title: (route) => `Ihre nächste Reise: ${route}`,
    when: (day, seats) => `${day}, ${list(seats)}`,
  },
  find: {
    title: 'Meine Buchung finden',
    text: 'Für eine Buchung aus einem anderen Browser oder von einem anderen Gerät. Danach steht sie auch hier.',
    reference: 'Buchungscode',
    referenceHelp: '6 oder 7 Buchstaben und Ziffern aus der Bestätigung.',
    familyName: 'Nachname',
    familyNameHelp: 'Von einer der reisenden Personen. Großschreibung und Akzente spielen keine Rolle.',
    submit: 'Buchung finden',
    searching: 'Buchung wird gesucht …',
    incomplete: {
      title: 'Geben Sie Buchungscode und Nachnamen ein',
      advice: 'Wir brauchen beides, um Ihre Buchung zu finden.',
    },
    tooManyTries: { title: 'Zu viele Versuche', advice: 'Versuchen Sie es in ein paar Minuten noch einmal.' },
  },
};
