/** The cabins, from front to back. @public */
export type CabinId = 'first' | 'business' | 'premium' | 'economy';

/** What is particular about a seat. @public */
export type SeatTrait =
  | 'window'
  | 'aisle'
  | 'middle'
  | 'extraLegroom'
  /** Beside an emergency exit: who sits there must be able to help. */
  | 'exitRow'
  /** A cot can be fixed in front of it. */
  | 'bassinet'
  | 'noRecline'
  /** The window is missing or misplaced. */
  | 'restrictedView'
  /** Its belt takes no infant on the lap. */
  | 'noInfant';

/** A seat's place in a row. @public */
export interface Place {
  /** The seat's code, such as `12C`. */
  code: string;
  column: string;
  traits: readonly SeatTrait[];
}

/** What stands in a cabin besides seats. @public */
export type Fixture = 'door' | 'galley' | 'lavatory' | 'stairs';

/** What stands across the cabin, each part from nose to tail. @public */
export interface Across {
  left: readonly Fixture[];
  centre: readonly Fixture[];
  right: readonly Fixture[];
}

/** A row as a map draws it, from left to right. @public */
export interface Row {
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
  rows: readonly Row[];
}

/** A deck as a map draws it, from nose to tail. @public */
export interface DeckView {
  id: 'main' | 'upper';
  name: string;
  cabins: readonly CabinView[];
  /** The first and the last row beside the wings. */
  wings: { from: string; to: string } | null;
  /** What stands behind the last row. */
  behind: Across | null;
}
