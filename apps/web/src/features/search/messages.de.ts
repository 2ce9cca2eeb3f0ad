import { grammarOf } from '@jumpseat/texts';
import type { SearchMessages } from './messages.en.ts';

const { plural } = grammarOf('de-DE');

export const search: SearchMessages = {
  title: 'Flug finden',
  description:
    'Finden Sie einen Flug und wählen Sie Ihre Sitze im Live-Sitzplan. Während Sie bezahlen, kann sie Ihnen niemand wegnehmen.',
  resultsTitle: (route, day) => `${route}, ${day}`,
  resultsDescription: (route, day) => `Flüge von ${route} am ${day}, mit Zeiten, Flugpreisen und freien Sitzen.`,
  banner: {
    title: 'Wohin geht es?',
    text: 'Wählen Sie Ihre Sitze im Live-Sitzplan. Während Sie bezahlen, kann sie Ihnen niemand wegnehmen.',
  },
  holds: {
    label: 'Ihre reservierten Sitze',
    unreadable: 'Ihre reservierten Sitze lassen sich gerade nicht anzeigen.',
    unreadableAdvice: 'Sie bleiben reserviert, bis Ihre Zeit abläuft. Laden Sie die Seite gleich neu.',
  },
  soonest: {
    title: 'Nächste Abflüge',
    none: 'Zurzeit sind keine Flüge buchbar',
    noneAdvice: 'Schauen Sie später wieder vorbei.',
  },
  form: {
    label: 'Flüge suchen',
    from: 'Von',
    to: 'Nach',
    cityOrCode: 'Stadt oder Code',
    swap: 'Start und Ziel tauschen',
    cannotSwap: 'Keine Flüge in der Gegenrichtung',
    date: 'Datum',
    travellers: 'Reisende',
    limits: (seats) =>
      plural(seats, {
        one: 'Höchstens # Sitz pro Buchung. Ein Baby braucht keinen Sitz.',
        other: 'Bis zu # Sitze pro Buchung. Ein Baby braucht keinen Sitz.',
      }),
    submit: 'Flüge suchen',
    change: 'Ändern',
    changeWhat: 'der Suche',
  },
  searching: 'Flüge werden gesucht',
  results: {
    label: 'Gefundene Flüge',
    someFlights: (shown, all) => plural(all, { one: `${shown} von # Flug`, other: `${shown} von # Flügen` }),
    showAllTimes: 'Alle Zeiten anzeigen',
    noneOn: (day) => `Keine Flüge am ${day}`,
    nearestDates: (route) => `Nächstgelegene Tage mit Flügen von ${route}:`,
    noneOnRoute: (route) => `Zurzeit keine Flüge von ${route}. Wählen Sie eine andere Strecke.`,
  },
  days: {
    label: 'Andere Tage',
    from: 'ab',
    noSeats: 'keine Sitze',
  },
  bar: {
    label: 'Sortieren und filtern',
    sort: 'Sortieren',
    sorts: { departure: 'Abflug', price: 'Preis', duration: 'Dauer' },
    leaving: 'Abflug am',
    times: { morning: 'Vormittag', afternoon: 'Nachmittag', evening: 'Abend' },
    onlyThisTime: 'ausgewählt, alle Zeiten anzeigen',
  },
  noneAt: {
    morning: 'Keine Flüge am Vormittag',
    afternoon: 'Keine Flüge am Nachmittag',
    evening: 'Keine Flüge am Abend',
  },
  flight: {
    name: (flight, time) => `${flight}, Abflug um ${time} Uhr`,
    nameWithRoute: (flight, route, day, time) => `${flight}, ${route}, ${day}, Abflug um ${time} Uhr`,
    cheapest: 'Am günstigsten',
    fastest: 'Am schnellsten',
    full: 'Ausgebucht',
    onlySeatsLeft: (count) => plural(count, { one: 'Nur noch # Sitz', other: 'Nur noch # Sitze' }),
    fares: (flight) => `Flugpreise für ${flight}`,
    cabinFrom: (cabin) => `${cabin} ab`,
    totalFor: (price, travellers) => plural(travellers, { other: `${price} für #` }),
    onlyLeft: (count) => plural(count, { other: 'Nur noch #' }),
    onFlight: (flight, time) => `mit ${flight} um ${time} Uhr`,
    soldOut: 'Ausgebucht',
    seeSeats: 'Sitze ansehen',
    ofFlight: (flight, time) => `von ${flight} um ${time} Uhr`,
  },
  notServed: {
    from: (place) => `Ab ${place} fliegen wir noch nicht`,
    to: (place) => `Nach ${place} fliegen wir noch nicht`,
    origins: 'Wir fliegen ab diesen Städten:',
    destinations: (origin) => `Ab ${origin} fliegen wir in diese Städte:`,
    toCity: (destination) => `nach ${destination}`,
    fromCityTo: (origin) => `${origin} nach`,
  },
  demos: {
    title: 'Demoflüge',
    text: 'Kleine Flugzeuge mit immer buchbaren Sitzen. Bezahlen Sie mit einem der [Testcodes].',
  },
};
