import type { DeckId, Recline, SeatFact, SeatTrait, Where } from '@jumpseat/domain';
import { grammarOf } from '@jumpseat/texts';
import type { SeatLook } from './seat-look.ts';

const { plural, list } = grammarOf('en-GB');

/** How far something is from a seat. With 1 row, nothing is between. */
function near(what: string) {
  return {
    ahead: (rows: number) => plural(rows, { one: `${what} right ahead`, other: `${what} # rows ahead` }),
    behind: (rows: number) => plural(rows, { one: `${what} right behind`, other: `${what} # rows behind` }),
  } satisfies Record<Where, (rows: number) => string>;
}

/** The seats of a flight, as a map and as a list. */
export const seatMap = {
  /** How a seat looks to the passenger, for the legend and the seat's card. */
  looks: {
    available: 'Available',
    confirming: 'Confirming',
    mine: 'Your seat',
    confirmed: 'Booked by you',
    held: 'Held by someone else',
    booked: 'Booked',
    unfit: 'Unavailable to your group',
  } satisfies Record<SeatLook, string>,
  looksInLine: {
    available: 'available',
    confirming: 'confirming',
    mine: 'your seat',
    confirmed: 'booked by you',
    held: 'held by someone else',
    booked: 'booked',
    unfit: 'unavailable to your group',
  } satisfies Record<SeatLook, string>,
  /** What passengers call each trait of a seat. */
  traits: {
    window: 'Window',
    aisle: 'Aisle',
    middle: 'Middle',
    extraLegroom: 'Extra legroom',
    exitRow: 'Exit row',
    bassinet: 'Bassinet',
    noRecline: 'No recline',
    restrictedView: 'Limited window view',
    noInfant: 'No baby on a lap',
  } satisfies Record<SeatTrait, string>,
  traitsInLine: {
    window: 'window',
    aisle: 'aisle',
    middle: 'middle',
    extraLegroom: 'extra legroom',
    exitRow: 'exit row',
    bassinet: 'bassinet',
    noRecline: 'no recline',
    restrictedView: 'limited window view',
    noInfant: 'no baby on a lap',
  } satisfies Record<SeatTrait, string>,
  /** What there is to say of a seat: `20C, available, aisle, €96`. */
  commaSeparated: (words: readonly string[]) => words.join(', '),
  /** Announces what became of a seat. */
  seatIsNow: (seat: string, look: string) => `${seat}: ${look}.`,
  facts: {
    exitRow: 'Exit row: bags go overhead',
    near: {
      NEAR_LAVATORY: near('Lavatory'),
      NEAR_GALLEY: near('Galley'),
      NEAR_EXIT: near('Exit'),
    } satisfies Record<Extract<SeatFact, { rows: number }>['type'], unknown>,
    sun: {
      sunny: 'Sunny side for most of the flight',
      shady: 'Shady side for most of the flight',
    } satisfies Record<Extract<SeatFact, { type: 'SUN' }>['side'], string>,
    overWing: 'Over the wing',
    recline: {
      flat: 'Reclines to a flat bed',
      full: 'Full recline',
      limited: 'Limited recline',
    } satisfies Record<Recline, string>,
    width: (cm: number) => `${cm} cm wide`,
    pitch: (cm: number) => `${cm} cm between rows`,
  },
  fare: 'Fare',
  price: 'Price',
  /** The lowest price of a cabin. */
  fromPrice: (price: string) => `from ${price}`,
  priceRange: (lowest: string, highest: string) => `${lowest}–${highest}`,
  cabins: 'Cabins',
  deck: 'Deck',
  decks: { main: 'Main deck', upper: 'Upper deck' } satisfies Record<DeckId, string>,
  showSeatsAs: 'Show seats as',
  map: 'Map',
  list: 'List',
  highlights: {
    name: 'Highlight seats',
    clear: 'Clear',
    /** Screen readers alone read the words in brackets. */
    seatsFor: (price: string) => `[Seats for] ${price}`,
  },
  /** How many seats the list shows. */
  found: (count: number, total: number) => plural(count, { one: `# seat of ${total}`, other: `# seats of ${total}` }),
  noneFound: 'No seats match. Remove a highlight.',
  seatsOfDeck: { main: 'Seats, main deck', upper: 'Seats, upper deck' } satisfies Record<DeckId, string>,
  row: (row: string, cabin: string) => `Row ${row}, ${cabin}`,
  pointAtSeat: 'Point at a seat to see what it is like.',
  zoom: {
    name: 'Zoom',
    in: 'Zoom in',
    out: 'Zoom out',
    level: (percent: number) => `${percent}%`,
    reset: (level: string) => `Reset zoom, ${level}`,
  },
  keys: {
    open: 'Keys of the map',
    title: 'Keys of the seat map',
    close: 'Close',
    /** Describes the map to screen readers. */
    summary:
      'Use the arrow keys to move between seats and Enter to choose one, or type a seat code. Press the question mark for all keys.',
    /** What is printed on keys. */
    names: {
      enter: 'Enter',
      space: 'Space',
      home: 'Home',
      end: 'End',
      pageUp: 'Page Up',
      pageDown: 'Page Down',
      ctrl: 'Ctrl',
      esc: 'Esc',
    },
    nextSeat: 'Next seat in that direction',
    chooseSeat: 'Choose the seat, or remove it',
    typeCode: 'Type a code to go to its seat',
    endsOfRow: 'First or last seat of the row',
    nextCabin: 'Cabin ahead or behind',
    endsOfDeck: 'First or last seat of the deck',
    zoom: 'Zoom in or out',
    closeDetails: 'Close the details of a seat',
    showKeys: 'Show these keys',
  },
  complete: {
    message: (count: number) =>
      plural(count, { one: "You've already chosen # seat.", other: "You've already chosen # seats." }),
    advice: 'Remove one first, or add a passenger.',
  },
  removeFirst: (seats: readonly string[]) => `Remove ${list(seats)} first.`,
  removeSeatFirst: 'Remove a seat first.',
};

export type SeatMapMessages = typeof seatMap;
