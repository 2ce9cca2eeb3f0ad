import { grammarOf } from '@jumpseat/texts';
import type { FlightMessages } from './messages.en.ts';

const { plural } = grammarOf('de-DE');

export const flight: FlightMessages = {
  title: (number, route) => `${number}, ${route}`,
  description: (number, route, day) =>
    `Wählen Sie Ihre Sitze auf dem Flug ${number} von ${route} am ${day}. Ein Live-Sitzplan zeigt jeden Sitz des Flugzeugs und seinen Preis.`,
  pictureAlt: (number, route) => `Die Sitze auf dem Flug ${number} von ${route}`,
  aircraft: {
    'Demonstration, 30 seats': 'Demo, 30 Sitze',
    'Demonstration, 5 rows of 6': 'Demo, 5 Reihen mit je 6 Sitzen',
  },
  skipToMap: 'Zum Sitzplan',
  skipToSeats: 'Zu Ihren Sitzen',
  departure: (date, time) => `${date}, ${time}`,
  localTime: (city) => `Ortszeit in ${city}`,
  viewers: (count) =>
    count <= 1 ? 'Nur Sie sehen sich diesen Flug an' : plural(count, { other: '# Personen sehen sich diesen Flug an' }),
  seatTogether: 'Zusammen sitzen',
  chooseSeats: 'Sitze wählen',
  similarSeats: 'Ähnliche Sitze in der Nähe',
  takes: 'Dauer',
  nonStop: 'nonstop',
  daysLater: (count) => plural(count, { one: '# Tag später', other: '# Tage später' }),
  daysEarlier: (count) => plural(count, { one: '# Tag früher', other: '# Tage früher' }),
};
