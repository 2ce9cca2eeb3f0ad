import type { SeatStatus } from '@jumpseat/booking/contracts';

/**
 * How a seat looks to this passenger. `confirming`: clicked, without an answer yet. `held`: by someone else. `unfit`:
 * free, but the rules keep it from this group.
 */
export const SEAT_LOOKS = ['available', 'confirming', 'mine', 'confirmed', 'held', 'booked', 'unfit'] as const;
export type SeatLook = (typeof SEAT_LOOKS)[number];

interface OwnSeats {
  readonly wanted: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
  readonly booked: ReadonlySet<string>;
  /** Of another order of this passenger. */
  readonly elsewhere: ReadonlySet<string>;
}

/**
 * How the seat looks to this passenger.
 * @param status what everyone sees
 * @param fits whether the rules allow the seat to this group
 */
export function seatLook(seat: string, status: SeatStatus | undefined, own: OwnSeats, fits: boolean): SeatLook {
  if (own.wanted.has(seat) !== own.held.has(seat)) return 'confirming';
  if (own.held.has(seat) || own.elsewhere.has(seat)) return 'mine';
  if (status === 'AVAILABLE') return fits ? 'available' : 'unfit';
  if (status === 'HELD') return 'held';
  return own.booked.has(seat) ? 'confirmed' : 'booked';
}

/** Whether a click on a seat with this look changes anything. */
export function canPress(look: SeatLook): boolean {
  return look === 'available' || look === 'mine' || look === 'confirming';
}

/** Whether a press on a seat with this look does nothing. A held seat can't be chosen, but it can be waited for. */
export function isDisabled(look: SeatLook): boolean {
  return !canPress(look) && look !== 'held';
}
