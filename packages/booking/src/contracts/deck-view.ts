import { CABINS, DECKS, FIXTURES, RECLINES, SEAT_TRAITS } from '@jumpseat/domain';
import { z } from 'zod';

export const Cabin = z.enum(CABINS);
export const SeatTrait = z.enum(SEAT_TRAITS);

const Place = z.object({ code: z.string(), column: z.string(), traits: z.array(SeatTrait).readonly() });

const Side = z.array(z.enum(FIXTURES)).readonly();
/** The fixtures between two rows. Each list runs from nose to tail. */
const Across = z.object({ left: Side, centre: Side, right: Side });

/** A row from left to right. */
const Row = z.object({
  label: z.string(),
  /** One place for each column of the cabin: a seat, or null for an aisle or a place without a seat. */
  places: z.array(Place.nullable()).readonly(),
  /** Whether both walls beside the row have an emergency exit. */
  exit: z.boolean(),
  /** The fixtures between this row and the one ahead of it. */
  ahead: Across.nullable(),
});

/** The room that the seats of a cabin give, in centimetres. */
const Comfort = z.object({
  /** From a point of a seat to the same point of the seat ahead. */
  pitch: z.int(),
  /** Between the armrests. */
  width: z.int(),
  recline: z.enum(RECLINES),
});

/** A cabin, its rows from nose to tail. */
export const CabinView = z.object({
  id: Cabin,
  name: z.string(),
  /** Null for an aisle, the empty string for a column without any seat. */
  columns: z.array(z.string().nullable()).readonly(),
  rows: z.array(Row).readonly(),
  /** Null if it is not known. */
  comfort: Comfort.nullable(),
});
export type CabinView = z.infer<typeof CabinView>;

/** An aircraft in a list, with the number of seats in each cabin. */
export const LayoutSummary = z.object({
  id: z.string(),
  name: z.string(),
  seatsTotal: z.int(),
  cabins: z.array(z.object({ id: Cabin, name: z.string(), seatsTotal: z.int() })),
});
export type LayoutSummary = z.infer<typeof LayoutSummary>;

/** A deck from nose to tail. */
export const DeckView = z.object({
  id: z.enum(DECKS),
  name: z.string(),
  cabins: z.array(CabinView).readonly(),
  /** The first and the last row beside the wings. */
  wings: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** The fixtures behind the last row. */
  behind: Across.nullable(),
});
export type DeckView = z.infer<typeof DeckView>;

/** An aircraft with all its decks, cabins, rows and seats. */
export const LayoutView = LayoutSummary.extend({ decks: z.array(DeckView).readonly() });
export type LayoutView = z.infer<typeof LayoutView>;
