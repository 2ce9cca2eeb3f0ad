import { CABINS, DECKS, FIXTURES, SEAT_TRAITS } from '@jumpseat/domain';
import { z } from 'zod';

export const Cabin = z.enum(CABINS);
export const SeatTrait = z.enum(SEAT_TRAITS);

const Place = z.object({ code: z.string(), column: z.string(), traits: z.array(SeatTrait).readonly() });

const Side = z.array(z.enum(FIXTURES)).readonly();
/** What stands across the cabin, each part from nose to tail. */
const Across = z.object({ left: Side, centre: Side, right: Side });

/** A row as the map draws it, from left to right. */
const Row = z.object({
  label: z.string(),
  /** One place for each column of the cabin: a seat, or null for an aisle or a place without a seat. */
  places: z.array(Place.nullable()).readonly(),
  /** Whether there is an emergency exit in both walls beside the row. */
  exit: z.boolean(),
  /** What stands between this row and the one ahead of it. */
  ahead: Across.nullable(),
});

/** A cabin as the map draws it, its rows from nose to tail. */
export const CabinView = z.object({
  id: Cabin,
  name: z.string(),
  /** Null for an aisle, the empty string for a place where no row has a seat. */
  columns: z.array(z.string().nullable()).readonly(),
  rows: z.array(Row).readonly(),
});
export type CabinView = z.infer<typeof CabinView>;

/** An aircraft on the list: its cabins, and how many seats each has. */
export const LayoutSummary = z.object({
  id: z.string(),
  /** What people call the aircraft. */
  name: z.string(),
  seatsTotal: z.int(),
  cabins: z.array(z.object({ id: Cabin, name: z.string(), seatsTotal: z.int() })),
});
export type LayoutSummary = z.infer<typeof LayoutSummary>;

/** A deck as the map draws it, from nose to tail. */
export const DeckView = z.object({
  id: z.enum(DECKS),
  name: z.string(),
  cabins: z.array(CabinView).readonly(),
  /** The first and the last row beside the wings. */
  wings: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** What stands behind the last row. */
  behind: Across.nullable(),
});
export type DeckView = z.infer<typeof DeckView>;

/** An aircraft with its decks: every cabin, row and seat. */
export const LayoutView = LayoutSummary.extend({ decks: z.array(DeckView).readonly() });
export type LayoutView = z.infer<typeof LayoutView>;
