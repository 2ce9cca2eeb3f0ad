import type { CabinId } from './cabins.ts';
import type { DeckId } from './layout.ts';
import type { GivenTrait } from './traits.ts';

/**
 * Rows and seats, apart by blanks: `16` and `16-18` are whole rows, `1AC` two seats of row 1. Where rows have letters,
 * `A` is a row.
 */
export type SeatList = string;

/** Fixtures across the aircraft, each part apart by `|`: `door galley | lavatory` left and right, or left, centre and right. */
export type FixtureList = string;

/** A cabin as an aircraft's file says it. */
export interface AircraftCabin {
  readonly id: CabinId;
  /**
   * Columns from left to right, a blank for an aisle and `-` for a place without a seat: `ABC DEF`, `A-C D-F`.
   * A list for each group where a column's label is longer than a letter.
   */
  readonly columns: string | readonly (readonly string[])[];
  /** Rows from nose to tail, without the numbers that are skipped: `1-12 14-30`. */
  readonly rows: SeatList;
  /** Places of the grid without a seat. */
  readonly missing?: SeatList;
  /** Rows with an emergency exit in both walls. The seats that are exit seats are said with the traits. */
  readonly exits?: SeatList;
  /** What stands ahead of a row. */
  readonly ahead?: Readonly<Record<string, FixtureList>>;
  /** The seats that have each trait. */
  readonly traits?: Readonly<Partial<Record<GivenTrait, SeatList>>>;
}

/** A deck as an aircraft's file says it. */
export interface AircraftDeck {
  readonly id: DeckId;
  /** The rows beside the wings: `9-20`. */
  readonly wings?: string;
  readonly cabins: readonly AircraftCabin[];
  /** What stands behind the last row. */
  readonly behind?: FixtureList;
}

/**
 * A type of aircraft as one file under `aircraft/` says it: plain data, compact to write. `buildLayout` draws the layout from it.
 * The seats of an id never change once flights use it: an aircraft with other seats gets another id.
 */
export interface Aircraft {
  readonly id: string;
  readonly name: string;
  readonly decks: readonly AircraftDeck[];
}
