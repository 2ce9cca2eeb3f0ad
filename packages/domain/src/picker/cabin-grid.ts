import type { LayoutCabin, SeatCode } from '../flight/layout.ts';
import type { SeatTrait } from '../flight/traits.ts';
import { type Chooser, refuseSeat } from '../party/seat-rules.ts';

/** A seat as the picker sees it. */
export interface GridSeat {
  readonly code: SeatCode;
  readonly traits: readonly SeatTrait[];
  /** Which of the cabin's columns it is in. */
  readonly column: number;
  /** Which of the groups between aisles it is in. */
  readonly group: number;
  readonly free: boolean;
  /** Whether the party may have it. */
  readonly allowed: boolean;
}

/** A row of a cabin, from left to right. */
export interface GridRow {
  /** How many rows of the grid are behind it. */
  readonly fromTail: number;
  readonly seats: readonly GridSeat[];
  /** The row behind it, where nothing stands between the two. */
  readonly behind: GridRow | undefined;
}

/** The rows of cabins, with what is free and what the party may have. */
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

/** For each column, how many aisles are to its left. */
function groupsOf(columns: readonly (string | null)[]): number[] {
  let group = 0;
  return columns.map((column) => (column === null ? group++ : group));
}
