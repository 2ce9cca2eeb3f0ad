import type { CabinId, DeckId, Fixture, Recline, SeatTrait } from '@jumpseat/domain';

export type { CabinId, DeckId, Fixture, Recline, SeatTrait } from '@jumpseat/domain';

/** A seat in a row. @public */
export interface Place {
  /** The seat's code, such as `12C`. */
  code: string;
  column: string;
  traits: readonly SeatTrait[];
}

/** The fixtures between two rows. Each list runs from nose to tail. @public */
export interface Across {
  left: readonly Fixture[];
  centre: readonly Fixture[];
  right: readonly Fixture[];
}

/** A row from left to right. @public */
export interface RowView {
  label: string;
  /** One place for each column of the cabin: a seat, or null for an aisle or a place without a seat. */
  places: readonly (Place | null)[];
  /** Whether both walls beside the row have an emergency exit. */
  exit: boolean;
  /** The fixtures between this row and the one ahead of it. */
  ahead: Across | null;
}

/** The room that the seats of a cabin give, in centimetres. @public */
export interface SeatComfort {
  /** From a point of a seat to the same point of the seat ahead. */
  pitch: number;
  /** Between the armrests. */
  width: number;
  recline: Recline;
}

/** A cabin, its rows from nose to tail. @public */
export interface CabinView {
  id: CabinId;
  name: string;
  /** Null for an aisle, the empty string for a column without any seat. */
  columns: readonly (string | null)[];
  rows: readonly RowView[];
  /** Null if it is not known. */
  comfort: SeatComfort | null;
}

/** An aircraft in a list, with the number of seats in each cabin. @public */
export interface LayoutSummary {
  id: string;
  name: string;
  seatsTotal: number;
  cabins: { id: CabinId; name: string; seatsTotal: number }[];
}

/** An aircraft with all its decks, cabins, rows and seats. @public */
export interface LayoutView extends LayoutSummary {
  decks: readonly DeckView[];
}

/** A deck from nose to tail. @public */
export interface DeckView {
  id: DeckId;
  name: string;
  cabins: readonly CabinView[];
  /** The first and the last row beside the wings. */
  wings: { from: string; to: string } | null;
  /** The fixtures behind the last row. */
  behind: Across | null;
}
