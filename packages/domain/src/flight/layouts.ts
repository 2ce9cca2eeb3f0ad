import { a220300 } from './aircraft/a220-300.ts';
import { a320neo } from './aircraft/a320neo.ts';
import { a350900 } from './aircraft/a350-900.ts';
import { a380800 } from './aircraft/a380-800.ts';
import { atr72600 } from './aircraft/atr72-600.ts';
import { b737800 } from './aircraft/b737-800.ts';
import { b7879 } from './aircraft/b787-9.ts';
import { demo5x6 } from './aircraft/demo-5x6.ts';
import { demo30 } from './aircraft/demo-30.ts';
import type { Aircraft } from './aircraft.ts';
import { buildLayout } from './build-layout.ts';
import type { Layout } from './layout.ts';

/** Every type of aircraft. To add one, write its file and name it here. */
export const AIRCRAFT: readonly Aircraft[] = [
  demo30,
  demo5x6,
  atr72600,
  a220300,
  a320neo,
  b737800,
  b7879,
  a350900,
  a380800,
];

export const LAYOUT_IDS: readonly string[] = AIRCRAFT.map(({ id }) => id);

/** Built on demand: each workflow loads this code again and needs only one layout. */
const built = new Map<string, Layout>();

/** The layout with that id; undefined if there is none. */
export function findLayout(id: string): Layout | undefined {
  const known = built.get(id);
  if (known) return known;
  const aircraft = AIRCRAFT.find((each) => each.id === id);
  if (!aircraft) return undefined;
  const layout = buildLayout(aircraft);
  built.set(id, layout);
  return layout;
}

/** The layout with that id. Throws if there is none, so check ids from outside first. */
export function layoutOf(id: string): Layout {
  const layout = findLayout(id);
  if (!layout) throw new Error(`no layout ${id}`);
  return layout;
}
