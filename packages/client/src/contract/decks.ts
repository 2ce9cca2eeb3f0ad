import type { CabinId, DeckId, Fixture, SeatTrait } from '@jumpseat/domain';

export type { CabinId, DeckId, Fixture, SeatTrait } from '@jumpseat/domain';

/** A seat's place in a row. @public */
export interface Place {
  /** The seat's code, such as `12C`. */
  code: string;
  column: string;
  traits: readonly SeatTrait[];
}

/** What stands across the cabin, each part from nose to tail. @public */
export interface Across {
  left: readonly Fixture[];
  centre: readonly Fixture[];
  right: readonly Fixture[];
}

/** A row as a map draws it, from left to right. @public */
export interface RowView {
  label: string;
  /** One place for each column of the cabin: a seat, or null for an aisle or a place without a seat. */
  places: readonly (Place | null)[];
  /** Whether there is an emergency exit in both walls beside the row. */
  exit: boolean;
  /** What stands between this row and the one ahead of it. */
  ahead: Across | null;
}

/** A cabin as a map draws it, its rows from nose to tail. @public */
export interface CabinView {
  id: CabinId;
  name: string;
  /** Null for an aisle, the empty string for a place where no row has a seat. */
  columns: readonly (string | null)[];
  rows: readonly RowView[];
}

/** An aircraft on the list: its cabins, and how many seats each has. @public */
export interface LayoutSummary {
  id: string;
  /** What people call the aircraft. */
  name: string;
  seatsTotal: number;
  cabins: { id: CabinId; name: string; seatsTotal: number }[];
}

/** An aircraft with its decks: every cabin, row and seat. @public */
export interface LayoutView extends LayoutSummary {
  decks: readonly DeckView[];
}

/** A deck as a map draws it, from nose to tail. @public */
export interface DeckView {
  id: DeckId;
  name: string;
  cabins: readonly CabinView[];
  /** The first and the last row beside the wings. */
  wings: { from: string; to: string } | null;
  /** What stands behind the last row. */
  behind: Across | null;
}
