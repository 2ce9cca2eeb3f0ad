import { grammarOf } from '@jumpseat/texts';
import type { SeatAlertsMessages } from './messages.en.ts';

const { plural, list } = grammarOf('de-DE');

export const seatAlerts: SeatAlertsMessages = {
  free: (seats) => plural(seats.length, { one: `${list(seats)} ist frei`, other: `${list(seats)} sind frei` }),
  freeNow: (seats) => plural(seats.length, { one: `${list(seats)} ist frei.`, other: `${list(seats)} sind frei.` }),
  hold: (seat) => `${seat} reservieren`,
  holdInstead: (seat, instead) => `${seat} statt ${instead} reservieren`,
  booked: (seats) =>
    plural(seats.length, {
      one: `${list(seats)} wurde von jemand anderem gebucht.`,
      other: `${list(seats)} wurden von jemand anderem gebucht.`,
    }),
  chooseAnother: 'Wählen Sie im Sitzplan einen anderen Sitz.',
  held: (seat) => `${seat} ist von jemand anderem reserviert.`,
  maybeFreeAgain: 'Wenn nicht rechtzeitig bezahlt wird, wird der Sitz wieder frei.',
  tellMe: (seat) => `Bescheid geben, wenn ${seat} frei wird`,
  keepOpen: 'Lassen Sie diese Seite geöffnet. Wir geben Ihnen hier Bescheid.',
  keepOpenToNotify:
    'Lassen Sie diese Seite geöffnet. Wir geben Ihnen hier Bescheid und per Mitteilung, wenn Sie gerade woanders sind.',
  tooMany: (most) =>
    plural(most, {
      one: 'Sie können nur auf # Sitz gleichzeitig warten. Entfernen Sie zuerst den anderen.',
      other: 'Sie können nur auf # Sitze gleichzeitig warten. Entfernen Sie zuerst einen anderen.',
    }),
  waitingFor: 'Sie warten auf',
  stopWaiting: (seat) => `Nicht mehr auf ${seat} warten`,
  openToHold: (flight, route) => `${flight}, ${route}. Öffnen Sie die Seite, um den Sitz zu reservieren.`,
};
