import type { GridRow, GridSeat } from './cabin-grid.ts';

/** Neighbouring seats of one row, perhaps across an aisle. */
export interface Run {
  readonly row: GridRow;
  readonly from: number;
  readonly size: number;
}

/** Seats together: one run, or runs in adjacent rows. */
export type Block = readonly Run[];

/** Seats in more rows than this don't count as together. */
const MAX_ROWS = 3;

/** The seats of a block, from nose to tail and left to right. */
export function seatsOfBlock(block: Block): GridSeat[] {
  return block.flatMap(({ row, from, size }) => row.seats.slice(from, from + size));
}

/** Whether a run has an aisle between its seats. */
export function crossesAisle({ row: { seats }, from, size }: Run): boolean {
  return seats[from]?.group !== seats[from + size - 1]?.group;
}

/**
 * The even ways to spread `size` seats over rows, the fewest rows first: 5 seats are 5, 3 + 2, 2 + 3, or 2 + 2 + 1 in
 * any order.
 */
export function spreadsOf(size: number): number[][] {
  const spreads: number[][] = [];
  for (let rows = 1; rows <= Math.min(MAX_ROWS, size); rows++) {
    const perRow = Math.floor(size / rows);
    const largerRows = size % rows;
    for (let first = 0; first < (largerRows === 0 ? 1 : rows); first++) {
      const isLarger = (row: number) => (row - first + rows) % rows < largerRows;
      spreads.push(Array.from({ length: rows }, (_, row) => perRow + (isLarger(row) ? 1 : 0)));
    }
  }
  return spreads;
}

/**
 * Visits each block whose seats may all be taken, from nose to tail and left to right. `spread` is the number of seats
 * in each row. The rows of a block are aligned on the left or on the right.
 */
export function visitBlocks(
  grid: readonly GridRow[],
  spread: readonly number[],
  mayTake: (seat: GridSeat) => boolean,
  visit: (block: Block) => void,
): void {
  const [size = 0] = spread;
  const isEven = spread.every((each) => each === size);
  for (const row of grid) {
    for (let from = 0; from + size <= row.seats.length; from++) {
      const first = runAt(row, from, size, mayTake);
      if (!first) continue;
      const left = aligned(first, spread, 'left', mayTake);
      if (left) visit(left);
      const right = !isEven && aligned(first, spread, 'right', mayTake);
      if (right) visit(right);
    }
  }
}

/** The block that begins with the run `first`; undefined if its other rows may not be taken. */
function aligned(
  first: Run,
  spread: readonly number[],
  side: 'left' | 'right',
  mayTake: (seat: GridSeat) => boolean,
): Block | undefined {
  const column = first.row.seats[side === 'left' ? first.from : first.from + first.size - 1]?.column;
  const block = [first];
  for (let rows = 1, row = first.row.behind; rows < spread.length; rows++, row = row?.behind) {
    const size = spread[rows] ?? 0;
    const at = row?.seats.findIndex((seat) => seat.column === column) ?? -1;
    const run = row && at >= 0 && runAt(row, side === 'left' ? at : at - size + 1, size, mayTake);
    if (!run) return undefined;
    block.push(run);
  }
  return block;
}

function runAt(row: GridRow, from: number, size: number, mayTake: (seat: GridSeat) => boolean): Run | undefined {
  if (from < 0 || from + size > row.seats.length) return undefined;
  for (let index = from; index < from + size; index++) {
    const seat = row.seats[index];
    if (!seat || !mayTake(seat)) return undefined;
  }
  return { row, from, size };
}
