import type { Aircraft, AircraftCabin, AircraftDeck, FixtureList } from './aircraft.ts';
import { CABIN_NAMES } from './cabins.ts';
import {
  type DeckId,
  FIXTURES,
  type Fixture,
  type Fixtures,
  type Layout,
  type LayoutCabin,
  type LayoutDeck,
  type LayoutRow,
  type LayoutSeat,
  type SeatCode,
  seatsOf,
} from './layout.ts';
import { rowLabels, seatsIn } from './seat-list.ts';
import { SEAT_TRAITS, type SeatTrait } from './traits.ts';

const DECK_NAMES: Readonly<Record<DeckId, string>> = { main: 'Main deck', upper: 'Upper deck' };

/** Builds the layout that an aircraft's file describes. Throws an error that names the row or the deck at fault. */
export function buildLayout({ id, name, decks }: Aircraft): Layout {
  const layout = { id, name, decks: decks.map(buildDeck) };
  const twice = duplicate(seatsOf(layout).map(({ code }) => code));
  if (twice) throw new Error(`seat ${twice} appears twice`);
  return layout;
}

function buildDeck({ id, cabins, wings, behind }: AircraftDeck): LayoutDeck {
  const built = cabins.map(buildCabin);
  const labels = built.flatMap(({ rows }) => rows.map(({ label }) => label));
  const twice = duplicate(labels);
  if (twice) throw new Error(`row ${twice} appears twice on the ${id} deck`);
  return {
    id,
    name: DECK_NAMES[id],
    cabins: built,
    wings: wings === undefined ? null : wingRows(wings, labels),
    behind: behind === undefined ? null : fixtures(behind, `behind the ${id} deck`),
  };
}

function wingRows(wings: string, labels: readonly string[]): { from: string; to: string } {
  const [from = '', to = ''] = wings.split('-');
  for (const end of [from, to]) if (!labels.includes(end)) throw new Error(`wings: there is no row ${end}`);
  return { from, to };
}

function buildCabin(cabin: AircraftCabin): LayoutCabin {
  const columns = columnsOf(cabin.columns);
  const groups = groupsOf(columns);
  const grid = rowLabels(cabin.rows).map((label) => ({
    label,
    seats: columns.flatMap((column) => (column ? [`${label}${column}`] : [])),
  }));
  const missing = new Set(named(grid, 'missing', cabin.missing));
  const rows = grid.map(({ label, seats }) => ({ label, seats: seats.filter((seat) => !missing.has(seat)) }));
  const empty = rows.find(({ seats }) => seats.length === 0);
  if (empty) throw new Error(`row ${empty.label} has no seats`);

  const given = traitsGiven(cabin, rows);
  const exits = new Set(named(rows, 'exits', cabin.exits));
  const ahead = new Map(Object.entries(cabin.ahead ?? {}));
  const built = rows.map(({ label, seats }): LayoutRow => {
    const codes = columns.map((column) => (column && !missing.has(`${label}${column}`) ? `${label}${column}` : null));
    const derived = positionsOf(codes, groups);
    const fixturesAhead = ahead.get(label);
    ahead.delete(label);
    return {
      label,
      places: codes.map((code, index): LayoutSeat | null => {
        if (code === null) return null;
        const position = derived[index] ?? [];
        const more = given.get(code);
        return { code, column: columns[index] ?? '', traits: more ? [...position, ...more] : position };
      }),
      exit: seats.some((seat) => exits.has(seat)),
      ahead: fixturesAhead === undefined ? null : fixtures(fixturesAhead, `row ${label}`),
    };
  });
  for (const label of ahead.keys()) throw new Error(`row ${label}: there is no such row (in ahead)`);
  return { id: cabin.id, name: CABIN_NAMES[cabin.id], columns, rows: built, comfort: cabin.comfort ?? null };
}

/** The traits of each seat in the aircraft's file, in the order of SEAT_TRAITS. */
function traitsGiven({ traits = {} }: AircraftCabin, rows: Parameters<typeof seatsIn>[0]): Map<SeatCode, SeatTrait[]> {
  const lists: Partial<Record<SeatTrait, string>> = traits;
  const given = new Map<SeatCode, SeatTrait[]>();
  for (const trait of SEAT_TRAITS) {
    for (const seat of named(rows, trait, lists[trait])) given.set(seat, [...(given.get(seat) ?? []), trait]);
  }
  return given;
}

/** Columns from left to right: null for an aisle, the empty string for a place that never has a seat. */
function columnsOf(columns: AircraftCabin['columns']): (string | null)[] {
  const groups = typeof columns === 'string' ? columns.split(' ').map((group) => [...group]) : columns;
  return groups.flatMap((group, index) => [
    ...(index > 0 ? [null] : []),
    ...group.map((column) => (column === '-' ? '' : column)),
  ]);
}

/** The groups of places between aisles, as indexes of columns. */
function groupsOf(columns: readonly (string | null)[]): number[][] {
  const groups: number[][] = [[]];
  for (const [index, column] of columns.entries()) {
    if (column === null) groups.push([]);
    else groups.at(-1)?.push(index);
  }
  return groups;
}

const MIDDLE: readonly SeatTrait[] = ['middle'];
const WINDOW: readonly SeatTrait[] = ['window'];
const AISLE: readonly SeatTrait[] = ['aisle'];
const WINDOW_AND_AISLE: readonly SeatTrait[] = ['window', 'aisle'];

/**
 * The position of each seat of a row. The outermost seats of a group are at the wall or the aisle where the group ends.
 */
function positionsOf(codes: readonly (SeatCode | null)[], groups: readonly number[][]): (readonly SeatTrait[])[] {
  const found = codes.map(() => MIDDLE);
  for (const [index, group] of groups.entries()) {
    const seats = group.filter((place) => codes[place] !== null);
    const first = seats[0];
    const last = seats.at(-1);
    if (first === undefined || last === undefined) continue;
    const left = index === 0 ? WINDOW : AISLE;
    const right = index === groups.length - 1 ? WINDOW : AISLE;
    found[first] = left;
    found[last] = first === last && left !== right ? WINDOW_AND_AISLE : right;
  }
  return found;
}

function fixtures(list: FixtureList, where: string): Fixtures {
  const parts = list.split('|').map((part) => part.split(' ').filter(Boolean));
  const unknown = parts.flat().find((word) => !FIXTURES.some((fixture) => fixture === word));
  if (unknown) throw new Error(`${where}: unknown fixture ${unknown} (known: ${FIXTURES.join(', ')})`);
  if (parts.length < 2 || parts.length > 3) throw new Error(`${where}: write left | right, or left | centre | right`);
  const [left = [], second = [], third] = parts as Fixture[][];
  return third ? { left, centre: second, right: third } : { left, centre: [], right: second };
}

/** The seats that a list names. An error about the list says its name. */
function named(rows: Parameters<typeof seatsIn>[0], name: string, list: string | undefined): string[] {
  try {
    return list === undefined ? [] : seatsIn(rows, list);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error} (in ${name})`);
  }
}

function duplicate(labels: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return labels.find((label) => seen.size === seen.add(label).size);
}
