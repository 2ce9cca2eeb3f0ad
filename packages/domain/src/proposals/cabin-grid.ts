import type { LayoutCabin, SeatCode } from '../flight/layout.ts';
import type { SeatTrait } from '../flight/traits.ts';
import { type Chooser, refuseSeat } from '../party/seat-rules.ts';

export interface GridSeat {
  readonly code: SeatCode;
  readonly traits: readonly SeatTrait[];
  /** The index of its column in the cabin. */
  readonly column: number;
  /** The index of its group between aisles. */
  readonly group: number;
  readonly free: boolean;
  /** Whether it is free and the party may have it. */
  readonly allowed: boolean;
}

/** A row of a cabin, from left to right. */
export interface GridRow {
  /** The number of rows of the grid behind it. */
  readonly fromTail: number;
  readonly seats: readonly GridSeat[];
  /** The row behind it, if no fixtures are between the two. */
  readonly behind: GridRow | undefined;
}

/** The rows of the cabins, with the seats that are free and those that the party may have. */
export function gridOf(cabins: readonly LayoutCabin[], free: ReadonlySet<SeatCode>, chooser: Chooser): GridRow[] {
  const grid: GridRow[] = [];
  for (const { id, columns, rows } of cabins.toReversed()) {
    const groups = groupsOf(columns);
    for (const [index, row] of [...rows.entries()].toReversed()) {
      const seats = row.places.flatMap((seat, column): GridSeat[] => {
        if (!seat) return [];
        const allowed = free.has(seat.code) && refuseSeat({ ...seat, cabin: id }, chooser) === undefined;
        return [{ ...seat, column, group: groups[column] ?? 0, free: free.has(seat.code), allowed }];
      });
      const next = rows[index + 1];
      const behind = next && next.ahead === null ? grid[0] : undefined;
      grid.unshift({ fromTail: grid.length, seats, behind });
    }
  }
  return grid;
}

/** For each column, the number of aisles to its left. */
function groupsOf(columns: readonly (string | null)[]): number[] {
  let group = 0;
  return columns.map((column) => (column === null ? group++ : group));
}
