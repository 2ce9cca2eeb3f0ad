/** A seat's IATA code, row and column in one, such as `12C`; demo layouts put the letter first: `A1`. */
export type SeatCode = string;

/** The cabins that layouts know, from front to back. */
export const CABINS = ['first', 'business', 'premium', 'economy'] as const;
export type CabinId = (typeof CABINS)[number];

/** A seat in its place in the cabin. */
export interface LayoutSeat {
  readonly code: SeatCode;
  readonly row: string;
  readonly column: string;
}

/** A row from left to right; null is an aisle or a place without a seat. */
export interface LayoutRow {
  readonly label: string;
  readonly places: readonly (LayoutSeat | null)[];
}

/** A cabin: its columns with null for an aisle, and its rows. */
export interface LayoutCabin {
  readonly id: CabinId;
  readonly name: string;
  readonly columns: readonly (string | null)[];
  readonly rows: readonly LayoutRow[];
}

/** Where the seats of a type of aircraft are. */
export interface Layout {
  readonly id: string;
  readonly name: string;
  readonly cabins: readonly LayoutCabin[];
}

interface CabinSpec {
  readonly id: CabinId;
  readonly name: string;
  /** Column labels from left to right, groups separated by an aisle: `['ABC', 'DEF']`. */
  readonly groups: readonly (string | readonly string[])[];
  readonly rows: readonly (string | number)[];
  /** Places without a seat. */
  readonly missing?: readonly SeatCode[];
}

/** Builds a cabin from its rows and column groups. */
export function cabin({ id, name, groups, rows, missing = [] }: CabinSpec): LayoutCabin {
  const columns = groups.flatMap((group, index) => [...(index > 0 ? [null] : []), ...group]);
  const absent = new Set(missing);
  return {
    id,
    name,
    columns,
    rows: rows.map((row) => ({
      label: `${row}`,
      places: columns.map((column) => {
        const code = `${row}${column}`;
        return column === null || absent.has(code) ? null : { code, row: `${row}`, column };
      }),
    })),
  };
}

/** The seats of a cabin, front to back and left to right. */
export function seatsOfCabin({ rows }: LayoutCabin): LayoutSeat[] {
  return rows.flatMap(({ places }) => places.filter((place) => place !== null));
}

/** Every seat of a layout with its cabin, in the layout's order. */
export function seatsOf(layout: Layout): { code: SeatCode; cabin: CabinId }[] {
  return layout.cabins.flatMap((each) => seatsOfCabin(each).map(({ code }) => ({ code, cabin: each.id })));
}

/** Row labels from `from` to `to`, without the ones left out. */
export function rows(from: number, to: number, without: readonly number[] = []): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((row) => !without.includes(row));
}
