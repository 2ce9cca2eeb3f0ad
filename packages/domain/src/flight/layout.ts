import type { CabinId } from './cabins.ts';
import type { SeatTrait } from './traits.ts';

/** A seat's IATA code, row and column in one, such as `12C`; demo layouts put the letter first: `A1`. */
export type SeatCode = string;

/** A seat in its place in the cabin. */
export interface LayoutSeat {
  readonly code: SeatCode;
  readonly column: string;
  readonly traits: readonly SeatTrait[];
}

/** What stands between rows. A door is an exit; `stairs` lead to the other deck. */
export const FIXTURES = ['door', 'galley', 'lavatory', 'stairs'] as const;
export type Fixture = (typeof FIXTURES)[number];

/** What stands across the cabin between two rows, each part from nose to tail. */
export interface Fixtures {
  readonly left: readonly Fixture[];
  readonly centre: readonly Fixture[];
  readonly right: readonly Fixture[];
}

/** A row from left to right, with a place for each column of its cabin; null is an aisle or a place without a seat. */
export interface LayoutRow {
  readonly label: string;
  readonly places: readonly (LayoutSeat | null)[];
  /** Whether there is an emergency exit in both walls beside the row, such as those over the wing. */
  readonly exit: boolean;
  /** What stands between this row and the one ahead of it; null where nothing does. */
  readonly ahead: Fixtures | null;
}

/** A cabin: its columns from left to right, null for an aisle and the empty string where no row has a seat; its rows from nose to tail. */
export interface LayoutCabin {
  readonly id: CabinId;
  readonly name: string;
  readonly columns: readonly (string | null)[];
  readonly rows: readonly LayoutRow[];
}

export const DECKS = ['main', 'upper'] as const;
export type DeckId = (typeof DECKS)[number];

/** A deck from nose to tail. */
export interface LayoutDeck {
  readonly id: DeckId;
  readonly name: string;
  readonly cabins: readonly LayoutCabin[];
  /** The first and the last row beside the wings; null where none is. */
  readonly wings: { readonly from: string; readonly to: string } | null;
  /** What stands behind the last row. */
  readonly behind: Fixtures | null;
}

/** Where the seats of a type of aircraft are. */
export interface Layout {
  readonly id: string;
  readonly name: string;
  readonly decks: readonly LayoutDeck[];
}

/** A seat with the row and the cabin it is in. */
export interface PlacedSeat extends LayoutSeat {
  readonly row: string;
  readonly cabin: CabinId;
}

/** The cabins of all decks, in the layout's order. */
export function cabinsOf<Cabin>({
  decks,
}: {
  readonly decks: readonly { readonly cabins: readonly Cabin[] }[];
}): Cabin[] {
  return decks.flatMap(({ cabins }) => cabins);
}

/** Every seat of a layout, in its order: deck by deck, front to back and left to right. */
export function seatsOf(layout: Pick<Layout, 'decks'>): PlacedSeat[] {
  return cabinsOf(layout).flatMap(({ id: cabin, rows }) =>
    rows.flatMap(({ label: row, places }) => places.flatMap((seat) => (seat ? [{ ...seat, row, cabin }] : []))),
  );
}
