import type { OrderView } from '@jumpseat/booking/contracts';
import { messages } from '#language/language.ts';

/**
 * What a screen reader hears when the order changes by itself or in another tab. Empty for what is said elsewhere: the
 * course of a payment by the form, and an end without a booking by its heading, which gets the focus.
 * @param seatsBefore the seats when the page was opened
 */
export function statusWords(
  { status, seats }: Pick<OrderView, 'status' | 'seats'>,
  seatsBefore: readonly string[],
): string {
  const m = messages().order.status;
  if (status === 'CONFIRMED') return m.booked(seats);
  const isSame = seats.length === seatsBefore.length && seats.every((seat) => seatsBefore.includes(seat));
  return status === 'SEATS_RESERVED' && !isSame ? m.otherSeats(seats) : '';
}
