import type { CabinView, DeckView } from '@jumpseat/booking/contracts';
import type { CabinId, Fixture, PlacedSeat, Side } from '@jumpseat/domain';

/** A rectangle of the plan, in units of the plan. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A seat with its place on the plan. */
export interface PlannedSeat extends PlacedSeat, Box {}

export interface PlannedRow {
  readonly label: string;
  /** The middle of the row, from nose to tail. */
  readonly y: number;
  readonly seats: readonly PlannedSeat[];
  /** Where the label is written, in the aisles. */
  readonly labelsAt: readonly number[];
}

export interface PlannedCabin {
  readonly id: CabinId;
  /** Where the cabin's heading is. */
  readonly top: number;
  readonly letters: readonly { readonly label: string; readonly x: number }[];
  readonly lettersY: number;
  readonly rows: readonly PlannedRow[];
}

export interface PlannedFixture extends Box {
  readonly kind: Exclude<Fixture, 'door'>;
}

/** A door or an emergency exit, in the middle of its height. */
export interface PlannedExit {
  readonly side: Side;
  readonly y: number;
}

/** A deck with the place of everything on it, nose up. */
export interface DeckPlan {
  readonly id: DeckView['id'];
  readonly width: number;
  readonly height: number;
  /** Where the walls are straight. */
  readonly straight: { readonly from: number; readonly to: number };
  /** The part that the map draws: all seats, a short arc of the nose and a little of the tail. */
  readonly seen: { readonly from: number; readonly to: number };
  readonly cabins: readonly PlannedCabin[];
  readonly fixtures: readonly PlannedFixture[];
  readonly exits: readonly PlannedExit[];
  readonly wings: { readonly from: number; readonly to: number } | null;
  readonly seats: readonly PlannedSeat[];
}

/** CSS pixels for each unit of the plan at zoom level 1. The smallest seat is then a target of 36 px for a finger. */
export const SCALE = 1.45;

/** The width of the seats of each cabin, and the distance between its rows. */
const PITCH: Readonly<Record<CabinId, { across: number; along: number }>> = {
  economy: { across: 29, along: 32 },
  premium: { across: 35, along: 40 },
  business: { across: 44, along: 50 },
  first: { across: 54, along: 60 },
};
const BETWEEN_SEATS = 4;
const BETWEEN_ROWS = 5;
const AISLE = 24;
const WALL = 9;
const HEADING = 36;
const FIXTURE = 30;
const LEGROOM = 10;
const BETWEEN_CABINS = 14;
/** How much of the nose and of the tail the map draws. */
const SEEN_NOSE = 26;
const SEEN_TAIL = 34;

/** Computes where everything on a deck is drawn. */
export function planDeck(deck: DeckView): DeckPlan {
  const interior = interiorOf(deck.cabins);
  const width = interior + 2 * WALL;
  const nose = Math.min(110, width * 0.36);
  const fixtures: PlannedFixture[] = [];
  const exits: PlannedExit[] = [];
  let y = nose;

  const placeFixtures = (across: DeckView['behind'], groups: readonly Span[]) => {
    if (!across) return;
    const left = groups[0];
    const right = groups.at(-1);
    const centre = groups.length > 2 ? { from: groups[1]?.from ?? 0, to: groups.at(-2)?.to ?? 0 } : middle(groups);
    for (const [side, zone] of [['left', left] as const, ['centre', centre] as const, ['right', right] as const]) {
      for (const [index, kind] of across[side].entries()) {
        const top = y + index * FIXTURE;
        if (kind !== 'door' && zone) {
          fixtures.push({ kind, x: zone.from, y: top + 2, width: zone.to - zone.from, height: FIXTURE - 4 });
        } else if (side !== 'centre') exits.push({ side, y: top + FIXTURE / 2 });
      }
    }
    y += Math.max(across.left.length, across.centre.length, across.right.length) * FIXTURE + 8;
  };

  const cabins = deck.cabins.map((cabin, index): PlannedCabin => {
    const { pitch, groups, columnX } = columnsOf(cabin, interior);
    if (index > 0) y += BETWEEN_CABINS;
    placeFixtures(cabin.rows[0]?.ahead ?? null, groups);
    const top = y;
    y += HEADING;
    const lettersY = y - 9;
    const rows = cabin.rows.map((row, at): PlannedRow => {
      if (at > 0) placeFixtures(row.ahead, groups);
      const places = row.places.filter((place) => place !== null);
      const roomy = places.some(({ traits }) => traits.includes('extraLegroom'));
      if (row.exit || (roomy && (at === 0 || !row.ahead))) y += LEGROOM;
      const height = pitch.along - BETWEEN_ROWS;
      const seats = row.places.flatMap((place, column): PlannedSeat[] => {
        if (!place) return [];
        const x = (columnX[column] ?? 0) + BETWEEN_SEATS / 2;
        return [{ ...place, row: row.label, cabin: cabin.id, x, y, width: pitch.across - BETWEEN_SEATS, height }];
      });
      const centre = y + height / 2;
      if (row.exit) exits.push({ side: 'left', y: centre }, { side: 'right', y: centre });
      y += pitch.along;
      return { label: row.label, y: centre, seats, labelsAt: aislesOf(groups) };
    });
    const letters = cabin.columns.flatMap((label, column) =>
      label ? [{ label, x: (columnX[column] ?? 0) + pitch.across / 2 }] : [],
    );
    return { id: cabin.id, top, letters, lettersY, rows };
  });

  const last = deck.cabins.at(-1);
  if (last) placeFixtures(deck.behind, columnsOf(last, interior).groups);
  const straight = { from: nose, to: y + 6 };
  const rows = cabins.flatMap((cabin) => cabin.rows);
  const rowY = (label: string | undefined) => rows.find((row) => row.label === label)?.y;
  const from = rowY(deck.wings?.from);
  const to = rowY(deck.wings?.to);
  return {
    id: deck.id,
    width,
    height: straight.to + width * 0.5,
    straight,
    seen: { from: straight.from - SEEN_NOSE, to: straight.to + SEEN_TAIL },
    cabins,
    fixtures,
    exits,
    wings: from === undefined || to === undefined ? null : { from, to },
    seats: rows.flatMap(({ seats }) => seats),
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The width between the walls: what economy needs, or without economy the widest cabin. */
function interiorOf(cabins: readonly CabinView[]): number {
  const natural = ({ id, columns }: CabinView) => {
    const aisles = columns.filter((column) => column === null).length;
    return (columns.length - aisles) * PITCH[id].across + aisles * AISLE;
  };
  const economy = cabins.filter(({ id }) => id === 'economy');
  return Math.max(...(economy.length > 0 ? economy : cabins).map(natural));
}

/** Where the columns are: the outer groups along the walls, the inner ones spread evenly. */
function columnsOf({ id, columns }: CabinView, interior: number) {
  const edges = [-1, ...columns.flatMap((column, index) => (column === null ? [index] : [])), columns.length];
  const sizes = edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0) - 1);
  const count = sizes.reduce((a, b) => a + b, 0);
  const aisles = sizes.length - 1;
  const across = Math.min(PITCH[id].across, (interior - aisles * AISLE) / count);
  const pitch = { across, along: Math.min(PITCH[id].along, across * 1.15 + 10) };
  const aisle = aisles > 0 ? (interior - count * pitch.across) / aisles : 0;
  const start = aisles > 0 ? WALL : WALL + (interior - count * pitch.across) / 2;
  let x = start;
  const columnX = columns.map((column) => {
    const at = x;
    x += column === null ? aisle : pitch.across;
    return at;
  });
  let from = start;
  const groups = sizes.map((size): Span => {
    const group = { from, to: from + size * pitch.across };
    from = group.to + aisle;
    return group;
  });
  return { pitch, groups, columnX };
}

/** The middle of each aisle; in a cabin without an aisle, beside the first seats. */
function aislesOf(groups: readonly Span[]): number[] {
  if (groups.length < 2) return [WALL / 2];
  return groups.slice(1).map((group, index) => (group.from + (groups[index]?.to ?? 0)) / 2);
}

/** The centre of an aircraft with one aisle is the aisle. */
function middle([left, right]: readonly Span[]): Span | undefined {
  return left && right && { from: left.to, to: right.from };
}
