import type { OrderView } from '@jumpseat/booking/contracts';
import { listInWords } from '#messages/text.ts';

/**
 * What a screen reader hears when the order changes by itself or in another tab. Empty for what is said elsewhere: the
 * course of a payment by the form, and an end without a booking by its heading, which gets the focus.
 * @param seatsBefore the seats when the page was opened
 */
export function statusWords(
  { status, seats }: Pick<OrderView, 'status' | 'seats'>,
  seatsBefore: readonly string[],
): string {
  if (status === 'CONFIRMED') return `Booked and paid: ${listInWords(seats)}.`;
  const isSame = seats.length === seatsBefore.length && seats.every((seat) => seatsBefore.includes(seat));
  return status === 'SEATS_RESERVED' && !isSame ? `Your seats are now ${listInWords(seats)}.` : '';
}
