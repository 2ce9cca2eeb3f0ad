import { cabin, type Layout, rows } from './layout.ts';

const LAYOUTS: readonly Layout[] = [
  {
    id: 'demo-30',
    name: 'Demonstration, 30 seats',
    cabins: [
      cabin({
        id: 'economy',
        name: 'Economy',
        groups: [
          ['1', '2', '3', '4', '5'],
          ['6', '7', '8', '9', '10'],
        ],
        rows: ['A', 'B', 'C'],
      }),
    ],
  },
  {
    id: 'demo-5x6',
    name: 'Demonstration, 5 rows of 6',
    cabins: [cabin({ id: 'economy', name: 'Economy', groups: ['ABC', 'DEF'], rows: rows(1, 5) })],
  },
  {
    id: 'atr72-600',
    name: 'ATR 72-600',
    cabins: [cabin({ id: 'economy', name: 'Economy', groups: ['AC', 'DF'], rows: rows(1, 19, [13]) })],
  },
  {
    id: 'a320neo',
    name: 'Airbus A320neo',
    cabins: [
      cabin({ id: 'business', name: 'Business', groups: ['AC', 'DF'], rows: rows(1, 4) }),
      cabin({ id: 'economy', name: 'Economy', groups: ['ABC', 'DEF'], rows: rows(5, 30, [13]) }),
    ],
  },
  {
    id: 'b787-9',
    name: 'Boeing 787-9',
    cabins: [
      cabin({ id: 'business', name: 'Business', groups: ['A', 'DG', 'K'], rows: rows(1, 8) }),
      cabin({ id: 'premium', name: 'Premium', groups: ['AC', 'DEF', 'HK'], rows: rows(10, 13) }),
      cabin({ id: 'economy', name: 'Economy', groups: ['ABC', 'DEF', 'HJK'], rows: rows(20, 44) }),
    ],
  },
];

const BY_ID = new Map(LAYOUTS.map((layout) => [layout.id, layout]));

/** The ids of all layouts. */
export const LAYOUT_IDS: readonly string[] = LAYOUTS.map(({ id }) => id);

/** The layout of that id, if there is one. */
export function findLayout(id: string): Layout | undefined {
  return BY_ID.get(id);
}

/** The layout of that id; throws when there is none, for ids that were checked before. */
export function layoutOf(id: string): Layout {
  const layout = findLayout(id);
  if (!layout) throw new Error(`no layout ${id}`);
  return layout;
}
