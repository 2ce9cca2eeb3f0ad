import { grammarOf } from '@jumpseat/texts';
import type { NoticesMessages } from './notices.en.ts';

const { plural, list } = grammarOf('de-DE');

const unsent = (cause: string, back: string): NoticesMessages['unsent']['offline'] => ({
  added: (seats) => ({
    message: plural(seats.length, {
      one: `${list(seats)} ist noch nicht reserviert: ${cause}.`,
      other: `${list(seats)} sind noch nicht reserviert: ${cause}.`,
    }),
    advice: `Wir versuchen es noch einmal, sobald ${back}.`,
  }),
  removed: (seats) => ({
    message: plural(seats.length, {
      one: `${list(seats)} ist noch reserviert: ${cause}.`,
      other: `${list(seats)} sind noch reserviert: ${cause}.`,
    }),
    advice: plural(seats.length, {
      one: `Wir geben den Sitz frei, sobald ${back}.`,
      other: `Wir geben die Sitze frei, sobald ${back}.`,
    }),
  }),
  other: {
    message: `Ihre Änderung ist noch nicht gespeichert: ${cause}.`,
    advice: `Wir speichern sie, sobald ${back}.`,
  },
});

export const notices: NoticesMessages = {
  dismiss: 'Schließen',
  chooseAnother: 'Wählen Sie einen anderen Sitz.',
  gone: (seats) =>
    plural(seats.length, {
      one: `${list(seats)} ist nicht mehr frei.`,
      other: `${list(seats)} sind nicht mehr frei.`,
    }),
  holding: (seats) => `Wir halten ${list(seats)} für Sie reserviert.`,
  chooseOthers: 'Wählen Sie andere Sitze.',
  unsent: {
    offline: unsent('Sie sind offline', 'Sie wieder online sind'),
    unreachable: unsent('Jumpseat ist nicht erreichbar', 'die Verbindung wieder steht'),
  },
  otherOrder: (seat) => ({
    message: `${seat} haben Sie schon in einer anderen Buchung.`,
    advice: 'Öffnen Sie die andere Buchung, um sie zu ändern.',
  }),
};
