import { median } from '../../report/statistics.ts';
import type { Row } from '../results.ts';

/** The rounds of what was measured in the same way. */
export type Rounds = readonly [Row, ...Row[]];

/** What was measured, its rounds together, and the floor of the same numbers. */
export interface Measured {
  readonly rounds: Rounds;
  /** The floor with as many at once. For the floor itself, itself. */
  readonly floor: Rounds | undefined;
  /** Bookings a second over the floor's of the same round: the median. */
  readonly ratio: number | undefined;
}

/** What all rounds have in common, in the order in which it was first measured: the floor of a number at once comes last. */
export function summarise(rows: readonly Row[]): Measured[] {
  const byKey = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const key = JSON.stringify([row.atOnce, row.side, row.spread, row.storage, row.by, row.settings]);
    const known = byKey.get(key);
    if (known) known.push(row);
    else byKey.set(key, [row]);
  }
  const groups = [...byKey.values()];
  return groups.toSorted(byAtOnceThenFloorLast).map((rounds) => {
    const floor = groups.find(([{ side, atOnce }]) => side === 'floor' && atOnce === rounds[0].atOnce);
    return { rounds, floor, ratio: floor && floor !== rounds ? pairedRatio(rounds, floor) : undefined };
  });
}

/** The median of what `read` finds in the rounds; null where it finds nothing. */
export function middle(rounds: Rounds, read: (row: Row) => number | null | undefined): number | null {
  const values = rounds.map(read).filter((value) => value !== null && value !== undefined);
  return values.length === 0 ? null : median(values);
}

function pairedRatio(rounds: Rounds, floor: Rounds): number | undefined {
  const ratios = rounds.flatMap(({ round, perSecond }) => {
    const beside = floor.find((row) => row.round === round);
    return beside && beside.perSecond > 0 ? [perSecond / beside.perSecond] : [];
  });
  return ratios.length === 0 ? undefined : median(ratios);
}

function byAtOnceThenFloorLast([a]: Rounds, [b]: Rounds): number {
  return a.atOnce - b.atOnce || Number(a.side === 'floor') - Number(b.side === 'floor');
}
