import type { CabinId } from './cabins.ts';
import type { DeckId, SeatComfort } from './layout.ts';
import type { GivenTrait } from './traits.ts';

/**
 * Rows and seats, separated by spaces: `16` and `16-18` are whole rows, `1AC` is two seats of row 1. If rows have
 * letters, `A` is a row.
 */
export type SeatList = string;

/**
 * Fixtures across the aircraft, separated by `|`: left and right (`door galley | lavatory`), or left, centre and right.
 */
export type FixtureList = string;

/** A cabin in an aircraft's file. */
export interface AircraftCabin {
  readonly id: CabinId;
  /**
   * Columns from left to right, with a space for an aisle and `-` for a place without a seat: `ABC DEF`, `A-C D-F`.
   * If labels are longer than one letter: a list of labels for each group between aisles.
   */
  readonly columns: string | readonly (readonly string[])[];
  /** Rows from nose to tail, without skipped numbers: `1-12 14-30`. */
  readonly rows: SeatList;
  /** Places without a seat. */
  readonly missing?: SeatList;
  /** Rows with an emergency exit in both walls. Which seats are exit seats is in `traits`. */
  readonly exits?: SeatList;
  /** The fixtures ahead of a row, by row. */
  readonly ahead?: Readonly<Record<string, FixtureList>>;
  /** The seats that have each trait. */
  readonly traits?: Readonly<Partial<Record<GivenTrait, SeatList>>>;
  /** The room that its seats give, as public seat plans say. */
  readonly comfort?: SeatComfort;
}

/** A deck in an aircraft's file. */
export interface AircraftDeck {
  readonly id: DeckId;
  /** The rows beside the wings: `9-20`. */
  readonly wings?: string;
  readonly cabins: readonly AircraftCabin[];
  /** The fixtures behind the last row. */
  readonly behind?: FixtureList;
}

/**
 * A type of aircraft, in one file under `aircraft/`: plain data, compact to write. `buildLayout` builds the layout from
 * it. Once flights use an id, its seats never change. An aircraft with other seats gets another id.
 */
export interface Aircraft {
  readonly id: string;
  readonly name: string;
  readonly decks: readonly AircraftDeck[];
}
