import { grammarOf } from '@jumpseat/texts';
import type { SelectionMessages } from './messages.en.ts';

const { plural, list } = grammarOf('de-DE');

export const selection: SelectionMessages = {
  yourSeats: 'Ihre Sitze',
  inDetail: 'Ihre Sitze im Einzelnen',
  hint: 'Wählen Sie einen Sitz, und wir reservieren ihn für Sie. Während Sie bezahlen, kann ihn Ihnen niemand wegnehmen.',
  summary: (count, price) => plural(count, { one: `# Sitz, ${price}.`, other: `# Sitze, ${price}.` }),
  chooseMore: (count) => plural(count, { one: 'Noch # Sitz wählen', other: 'Noch # Sitze wählen' }),
  // The travellers stand in the nominative.
  forTravellers: (travellers) => `Reisende: ${travellers}`,
  remove: (seat) => `${seat} entfernen`,
  held: 'reserviert',
  notHeldYet: 'noch nicht reserviert',
  undo: 'Rückgängig',
  confirming: 'Wird bestätigt …',
  continueToTravellers: 'Weiter zu den Reisenden',
  shortContinue: 'Weiter [zu den Reisenden]',
  booked: (seats) => `Gebucht: ${list(seats)}`,
  openBooking: 'Öffnen',
  warnings: {
    soon: 'Noch weniger als 2 Minuten zum Bezahlen.',
    last: 'Noch weniger als 30 Sekunden zum Bezahlen.',
  },
};
