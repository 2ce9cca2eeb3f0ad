import { grammarOf } from '#language/grammar.ts';
import type { FlightMessages } from './messages.en.ts';

const { plural } = grammarOf('de-DE');

export const flight: FlightMessages = {
  title: (number, route) => `${number}, ${route}`,
  description: (number, route, day) =>
    `Wählen Sie Ihre Sitze auf ${number} von ${route} am ${day}. Ein Live-Sitzplan zeigt jeden Sitz des Flugzeugs mit seinem Preis.`,
  pictureAlt: (number, route) => `Die Sitze auf ${number} von ${route}`,
  aircraft: {
    'Demonstration, 30 seats': 'Demonstration, 30 Sitze',
    'Demonstration, 5 rows of 6': 'Demonstration, 5 Reihen mit je 6',
  },
  skipToMap: 'Zum Sitzplan',
  skipToSeats: 'Zu Ihren Sitzen',
  departure: (date, time) => `${date}, ${time}`,
  localTime: (city) => `Ortszeit in ${city}`,
  viewers: (count) =>
    count <= 1 ? 'Nur Sie sehen diesen Flug gerade' : plural(count, { other: '# Personen sehen diesen Flug gerade' }),
  seatTogether: 'Zusammen sitzen',
  chooseSeats: 'Wählen Sie Ihre Sitze',
  similarSeats: 'Ähnliche Sitze in der Nähe',
  takes: 'Dauer',
  nonStop: 'nonstop',
  daysLater: (count) => plural(count, { one: '# Tag später', other: '# Tage später' }),
};
