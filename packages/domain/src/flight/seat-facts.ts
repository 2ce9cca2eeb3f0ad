import type {
  Fixture,
  Layout,
  LayoutDeck,
  LayoutRow,
  LayoutSeat,
  Recline,
  SeatCode,
  SeatComfort,
  Side,
} from './layout.ts';
import type { SeatTrait } from './traits.ts';

/** Where something is, seen from a seat: towards the nose or towards the tail. */
export type Where = 'ahead' | 'behind';

/** What a seat is like, beyond its traits. */
export type SeatFact =
  /** In an exit row. */
  | { readonly type: 'EXIT_ROW' }
  /** The nearest of its kind on the deck. With 1 row, nothing is between; with 2, one row is. */
  | { readonly type: 'NEAR_LAVATORY' | 'NEAR_GALLEY' | 'NEAR_EXIT'; readonly rows: number; readonly where: Where }
  /** At a window: whether the sun stands on this side for most of the flight. */
  | { readonly type: 'SUN'; readonly side: 'sunny' | 'shady' }
  /** Beside the wings. */
  | { readonly type: 'OVER_WING' }
  | { readonly type: 'RECLINE'; readonly amount: Recline }
  /** Between the armrests. */
  | { readonly type: 'WIDTH'; readonly cm: number }
  /** From a point of the seat ahead to the same point of this one. */
  | { readonly type: 'PITCH'; readonly cm: number };

/** What is further away than this is not near. */
const NEAR_ROWS = 3;

/** A seat, and where it is. */
interface Place {
  readonly deck: LayoutDeck;
  /** The rows of the deck, from nose to tail. */
  readonly rows: readonly LayoutRow[];
  /** Which of the rows is the seat's. */
  readonly at: number;
  readonly row: LayoutRow;
  readonly seat: LayoutSeat;
  readonly comfort: SeatComfort | null;
}

/** Something on the deck, seen from a row. */
interface Near {
  readonly rows: number;
  readonly where: Where;
}

/**
 * What the seat is like, the most telling first. Leaves out what a trait says: that a seat doesn't recline, or how much
 * legroom it has. Throws if the layout has no such seat.
 * @param sun the side of the sun, from `sunSide`
 */
export function seatFacts(layout: Pick<Layout, 'decks'>, code: SeatCode, sun: Side | null): SeatFact[] {
  const place = placeOf(layout, code);
  const has = (trait: SeatTrait) => place.seat.traits.includes(trait);
  const facts: SeatFact[] = [];
  if (has('exitRow')) facts.push({ type: 'EXIT_ROW' });
  const lavatory = nearest(fixturesSeen(place, 'lavatory'));
  if (lavatory) facts.push({ type: 'NEAR_LAVATORY', ...lavatory });
  const galley = nearest(fixturesSeen(place, 'galley'));
  if (galley) facts.push({ type: 'NEAR_GALLEY', ...galley });
  if (sun && has('window') && !has('restrictedView')) {
    facts.push({ type: 'SUN', side: sideOf(place) === sun ? 'sunny' : 'shady' });
  }
  if (isBesideWings(place)) facts.push({ type: 'OVER_WING' });
  if (place.comfort) {
    const { recline, width, pitch } = place.comfort;
    if (!has('noRecline')) facts.push({ type: 'RECLINE', amount: recline });
    facts.push({ type: 'WIDTH', cm: width });
    // A bed is longer than the pitch, because the feet go beside the seat ahead.
    if (!has('extraLegroom') && recline !== 'flat') facts.push({ type: 'PITCH', cm: pitch });
  }
  const exit = nearest([...fixturesSeen(place, 'door'), ...exitRowsSeen(place)]);
  if (exit && !has('exitRow')) facts.push({ type: 'NEAR_EXIT', ...exit });
  return facts;
}

function placeOf({ decks }: Pick<Layout, 'decks'>, code: SeatCode): Place {
  for (const deck of decks) {
    const rows = deck.cabins.flatMap((cabin) => cabin.rows);
    for (const { rows: inCabin, comfort } of deck.cabins) {
      for (const row of inCabin) {
        const seat = row.places.find((each) => each?.code === code);
        if (seat) return { deck, rows, at: rows.indexOf(row), row, seat, comfort };
      }
    }
  }
  throw new Error(`there is no seat ${code}`);
}

/** Each fixture of that kind, from nose to tail. */
function fixturesSeen({ deck, rows, at }: Place, fixture: Fixture): Near[] {
  const beforeRows = [...rows.map(({ ahead }) => ahead), deck.behind];
  return beforeRows.flatMap((across, row): Near[] => {
    if (!across || ![...across.left, ...across.centre, ...across.right].includes(fixture)) return [];
    return [row <= at ? { rows: at - row + 1, where: 'ahead' } : { rows: row - at, where: 'behind' }];
  });
}

/** Each other row with an exit in its walls, from nose to tail. */
function exitRowsSeen({ rows, at }: Place): Near[] {
  return rows.flatMap(({ exit }, row): Near[] => {
    if (!exit || row === at) return [];
    return [{ rows: Math.abs(row - at), where: row < at ? 'ahead' : 'behind' }];
  });
}

/** The nearest of them, if it is near; of two as near as each other, the first. */
function nearest(seen: readonly Near[]): Near | undefined {
  let best: Near | undefined;
  for (const each of seen) if (each.rows <= NEAR_ROWS && (!best || each.rows < best.rows)) best = each;
  return best;
}

/** The side of the aircraft that the seat is on. */
function sideOf({ row, seat }: Place): Side {
  return row.places.indexOf(seat) < row.places.length / 2 ? 'left' : 'right';
}

function isBesideWings({ deck: { wings }, rows, at }: Place): boolean {
  if (!wings) return false;
  const indexOf = (label: string) => rows.findIndex((row) => row.label === label);
  return at >= indexOf(wings.from) && at <= indexOf(wings.to);
}
