import type { DeckPlan, PlannedRow, PlannedSeat } from './deck-plan.ts';

/** A key with the modifier that changes what it does in a grid. */
export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/**
 * The seat that a key moves to. Arrows go to the next seat in that direction, across aisles and gaps. Home and End go
 * to the ends of the row, with Ctrl to the ends of the deck. Page Up and Page Down go to the next cabin, and from the
 * last one to the first or last row.
 * @returns undefined when the key moves nowhere
 */
export function seatTowards(plan: DeckPlan, from: string, { key, ctrlKey }: GridKey): string | undefined {
  const rows = plan.cabins.flatMap((cabin) => cabin.rows);
  const at = rows.findIndex(({ seats }) => seats.some(({ code }) => code === from));
  const row = rows[at];
  const seat = row?.seats.find(({ code }) => code === from);
  if (!row || !seat) return undefined;
  const found = (): PlannedSeat | undefined => {
    switch (key) {
      case 'ArrowLeft':
        return row.seats[row.seats.indexOf(seat) - 1];
      case 'ArrowRight':
        return row.seats[row.seats.indexOf(seat) + 1];
      case 'ArrowUp':
        return nearest(rows[at - 1], seat);
      case 'ArrowDown':
        return nearest(rows[at + 1], seat);
      case 'Home':
        return (ctrlKey ? rows[0] : row)?.seats[0];
      case 'End':
        return (ctrlKey ? rows.at(-1) : row)?.seats.at(-1);
      case 'PageUp':
        return nearest(cabinBeside(plan, row, -1)?.rows[0] ?? rows[0], seat);
      case 'PageDown':
        return nearest(cabinBeside(plan, row, 1)?.rows[0] ?? rows.at(-1), seat);
      default:
        return undefined;
    }
  };
  return found()?.code;
}

function nearest(row: PlannedRow | undefined, { x, width }: PlannedSeat): PlannedSeat | undefined {
  const away = (seat: PlannedSeat) => Math.abs(seat.x + seat.width / 2 - x - width / 2);
  return row?.seats.toSorted((a, b) => away(a) - away(b))[0];
}

/** The next cabin; upwards, first the start of this one. */
function cabinBeside({ cabins }: DeckPlan, row: PlannedRow, step: -1 | 1) {
  const at = cabins.findIndex(({ rows }) => rows.includes(row));
  const here = cabins[at];
  return step === -1 && here?.rows[0] !== row ? here : cabins[at + step];
}
