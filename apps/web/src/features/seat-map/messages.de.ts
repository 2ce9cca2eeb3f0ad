import { grammarOf } from '@jumpseat/texts';
import type { SeatMapMessages } from './messages.en.ts';

const { plural, list } = grammarOf('de-DE');

function near(what: string) {
  return {
    ahead: (rows: number) => plural(rows, { one: `${what} direkt davor`, other: `${what} # Reihen davor` }),
    behind: (rows: number) => plural(rows, { one: `${what} direkt dahinter`, other: `${what} # Reihen dahinter` }),
  };
}

export const seatMap: SeatMapMessages = {
  looks: {
    available: 'Frei',
    confirming: 'Wird bestätigt',
    mine: 'Ihr Sitz',
    confirmed: 'Von Ihnen gebucht',
    held: 'Von jemand anderem reserviert',
    booked: 'Gebucht',
    unfit: 'Für Ihre Gruppe nicht verfügbar',
  },
  looksInLine: {
    available: 'frei',
    confirming: 'wird bestätigt',
    mine: 'Ihr Sitz',
    confirmed: 'von Ihnen gebucht',
    held: 'von jemand anderem reserviert',
    booked: 'gebucht',
    unfit: 'für Ihre Gruppe nicht verfügbar',
  },
  traits: {
    window: 'Fenster',
    aisle: 'Gang',
    middle: 'Mitte',
    extraLegroom: 'Mehr Beinfreiheit',
    exitRow: 'Notausgangsreihe',
    bassinet: 'Babybett',
    noRecline: 'Feste Rückenlehne',
    restrictedView: 'Eingeschränkte Sicht',
    noInfant: 'Kein Baby auf dem Schoß',
  },
  traitsInLine: {
    window: 'Fenster',
    aisle: 'Gang',
    middle: 'Mitte',
    extraLegroom: 'mehr Beinfreiheit',
    exitRow: 'Notausgangsreihe',
    bassinet: 'Babybett',
    noRecline: 'feste Rückenlehne',
    restrictedView: 'eingeschränkte Sicht',
    noInfant: 'kein Baby auf dem Schoß',
  },
  commaSeparated: (words) => words.join(', '),
  seatIsNow: (seat, look) => `${seat}: ${look}.`,
  facts: {
    exitRow: 'Notausgangsreihe: Taschen gehören ins Gepäckfach',
    near: { NEAR_LAVATORY: near('Toilette'), NEAR_GALLEY: near('Bordküche'), NEAR_EXIT: near('Ausgang') },
    sun: {
      sunny: 'Die meiste Zeit auf der Sonnenseite',
      shady: 'Die meiste Zeit auf der Schattenseite',
    },
    overWing: 'Über der Tragfläche',
    recline: {
      flat: 'Lässt sich zum flachen Bett ausfahren',
      full: 'Voll verstellbare Rückenlehne',
      limited: 'Begrenzt verstellbare Rückenlehne',
    },
    width: (cm) => `${cm} cm breit`,
    pitch: (cm) => `${cm} cm Sitzabstand`,
  },
  fare: 'Flugpreis',
  price: 'Preis',
  fromPrice: (price) => `ab ${price}`,
  priceRange: (lowest, highest) => `${lowest} – ${highest}`,
  cabins: 'Klassen',
  deck: 'Deck',
  decks: { main: 'Hauptdeck', upper: 'Oberdeck' },
  showSeatsAs: 'Sitze anzeigen als',
  map: 'Plan',
  list: 'Liste',
  highlights: {
    name: 'Sitze hervorheben',
    clear: 'Zurücksetzen',
    seatsFor: (price) => `[Sitze für] ${price}`,
  },
  found: (count, total) => plural(total, { one: `${count} von # Sitz`, other: `${count} von # Sitzen` }),
  noneFound: 'Kein Sitz passt. Entfernen Sie eine Hervorhebung.',
  seatsOfDeck: { main: 'Sitze, Hauptdeck', upper: 'Sitze, Oberdeck' },
  row: (row, cabin) => `Reihe ${row}, ${cabin}`,
  pointAtSeat: 'Zeigen Sie auf einen Sitz, um mehr über ihn zu erfahren.',
  zoom: {
    name: 'Zoom',
    in: 'Vergrößern',
    out: 'Verkleinern',
    level: (percent) => `${percent}\u00a0%`,
    reset: (level) => `Zoom zurücksetzen, ${level}`,
  },
  keys: {
    open: 'Tastatursteuerung',
    title: 'Tastatursteuerung des Sitzplans',
    close: 'Schließen',
    summary:
      'Mit den Pfeiltasten wechseln Sie zwischen den Sitzen, mit Enter wählen Sie einen aus. Oder tippen Sie eine Sitznummer. Das Fragezeichen zeigt alle Tasten.',
    names: {
      enter: 'Enter',
      space: 'Leertaste',
      home: 'Pos1',
      end: 'Ende',
      pageUp: 'Bild auf',
      pageDown: 'Bild ab',
      ctrl: 'Strg',
      esc: 'Esc',
    },
    nextSeat: 'Nächster Sitz in dieser Richtung',
    chooseSeat: 'Sitz wählen oder entfernen',
    typeCode: 'Sitznummer tippen, um zum Sitz zu springen',
    endsOfRow: 'Erster oder letzter Sitz der Reihe',
    nextCabin: 'Nächste Klasse weiter vorn oder hinten',
    endsOfDeck: 'Erster oder letzter Sitz des Decks',
    zoom: 'Vergrößern oder verkleinern',
    closeDetails: 'Angaben zum Sitz schließen',
    showKeys: 'Diese Tasten anzeigen',
  },
  complete: {
    message: (count) =>
      plural(count, { one: 'Sie haben bereits # Sitz gewählt.', other: 'Sie haben bereits # Sitze gewählt.' }),
    advice: 'Entfernen Sie zuerst einen Sitz oder fügen Sie Reisende hinzu.',
  },
  removeFirst: (seats) => `Entfernen Sie zuerst ${list(seats)}.`,
  removeSeatFirst: 'Entfernen Sie zuerst einen Sitz.',
};
