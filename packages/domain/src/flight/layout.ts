import type { CabinId } from './cabins.ts';
import type { SeatTrait } from './traits.ts';

/** A seat's IATA code: row and column, such as `12C`. Demo layouts put the letter first: `A1`. */
export type SeatCode = string;

export interface LayoutSeat {
  readonly code: SeatCode;
  readonly column: string;
  readonly traits: readonly SeatTrait[];
}

/** Fixtures between rows. A door is an exit; `stairs` lead to the other deck. */
export const FIXTURES = ['door', 'galley', 'lavatory', 'stairs'] as const;
export type Fixture = (typeof FIXTURES)[number];

/** The fixtures between two rows. Each list runs from nose to tail. */
export interface Fixtures {
  readonly left: readonly Fixture[];
  readonly centre: readonly Fixture[];
  readonly right: readonly Fixture[];
}

/** A side of the aircraft, for someone who faces the nose. */
export type Side = 'left' | 'right';

/**
 * A row from left to right, with one place for each column of its cabin. Null is an aisle or a place without a seat.
 */
export interface LayoutRow {
  readonly label: string;
  readonly places: readonly (LayoutSeat | null)[];
  /** Whether both walls beside the row have an emergency exit, such as those over the wing. */
  readonly exit: boolean;
  /** The fixtures between this row and the one ahead of it; null if there are none. */
  readonly ahead: Fixtures | null;
}

/** How far a seat reclines: to a flat bed, as far as an armchair, or a little. */
export const RECLINES = ['flat', 'full', 'limited'] as const;
export type Recline = (typeof RECLINES)[number];

/** The room that the seats of a cabin give, in centimetres. Seats with traits such as `extraLegroom` differ. */
export interface SeatComfort {
  /** From a point of a seat to the same point of the seat ahead. */
  readonly pitch: number;
  /** Between the armrests. */
  readonly width: number;
  readonly recline: Recline;
}

/** A cabin. */
export interface LayoutCabin {
  readonly id: CabinId;
  readonly name: string;
  /** From left to right: null for an aisle, the empty string for a column without any seat. */
  readonly columns: readonly (string | null)[];
  /** From nose to tail. */
  readonly rows: readonly LayoutRow[];
  /** Null if it is not known. */
  readonly comfort: SeatComfort | null;
}

export const DECKS = ['main', 'upper'] as const;
export type DeckId = (typeof DECKS)[number];

/** A deck from nose to tail. */
export interface LayoutDeck {
  readonly id: DeckId;
  readonly name: string;
  readonly cabins: readonly LayoutCabin[];
  /** The first and the last row beside the wings; null if no row is. */
  readonly wings: { readonly from: string; readonly to: string } | null;
  /** The fixtures behind the last row. */
  readonly behind: Fixtures | null;
}

/** The seats of a type of aircraft, and where they are. */
export interface Layout {
  readonly id: string;
  readonly name: string;
  readonly decks: readonly LayoutDeck[];
}

/** A seat with its row and cabin. */
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

/** Every seat of a layout: deck by deck, front to back and left to right. */
export function seatsOf(layout: Pick<Layout, 'decks'>): PlacedSeat[] {
  return cabinsOf(layout).flatMap(({ id: cabin, rows }) =>
    rows.flatMap(({ label: row, places }) => places.flatMap((seat) => (seat ? [{ ...seat, row, cabin }] : []))),
  );
}
