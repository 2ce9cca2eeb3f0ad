import type { SeatStatus } from '@jumpseat/booking/contracts';

/**
 * How a seat looks to this passenger. `confirming`: clicked, the server has still to say. `held`: by someone else. `unfit`: free, but the
 * rules keep it from this party.
 */
export const SEAT_LOOKS = ['available', 'confirming', 'mine', 'confirmed', 'held', 'booked', 'unfit'] as const;
export type SeatLook = (typeof SEAT_LOOKS)[number];

interface Seats {
  readonly wanted: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
  readonly booked: ReadonlySet<string>;
}

/** How the seat looks, from what everyone sees of it, what this passenger has asked for, and whether the rules let them have it. */
export function seatLook(seat: string, status: SeatStatus | undefined, mine: Seats, fits: boolean): SeatLook {
  if (mine.wanted.has(seat) !== mine.held.has(seat)) return 'confirming';
  if (mine.held.has(seat)) return 'mine';
  if (status === 'AVAILABLE') return fits ? 'available' : 'unfit';
  if (status === 'HELD') return 'held';
  return mine.booked.has(seat) ? 'confirmed' : 'booked';
}

/** Each look in words: in the legend, and read aloud with the seat. */
export const LOOK_WORDS: Readonly<Record<SeatLook, string>> = {
  available: 'available',
  confirming: 'confirming',
  mine: 'held for you',
  confirmed: 'booked by you',
  held: 'held by someone else',
  booked: 'booked',
  unfit: 'not for your party',
};

/** Whether a click on a seat that looks so changes anything. */
export function canPress(look: SeatLook): boolean {
  return look === 'available' || look === 'mine' || look === 'confirming';
}
