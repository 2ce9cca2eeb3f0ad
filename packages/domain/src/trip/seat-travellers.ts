import type { SeatCode } from '../flight/layout.ts';
import type { Traveller } from './traveller.ts';

/**
 * Seats the travellers in the seats that the order has now, also after the passenger has changed seats. A traveller who
 * has one of these seats keeps it. The others get the free seats in order. If two travellers have the same seat, the
 * first one keeps it. Seating twice changes nothing more.
 */
export function seatTravellers(travellers: readonly Traveller[], seats: readonly SeatCode[]): Traveller[] {
  const free = new Set(seats);
  const keeps = travellers.map(({ kind, seat }) => kind !== 'infant' && seat !== null && free.delete(seat));
  const rest = [...free];
  return travellers.map((traveller, at) => {
    if (keeps[at]) return traveller;
    return { ...traveller, seat: traveller.kind === 'infant' ? null : (rest.shift() ?? null) };
  });
}

/** Whether each seat has exactly one traveller, and each traveller who needs a seat has one. */
export function isSeated(travellers: readonly Traveller[], seats: readonly SeatCode[]): boolean {
  const seated = seatTravellers(travellers, seats).filter(({ kind }) => kind !== 'infant');
  return seated.length === seats.length && seated.every(({ seat }) => seat !== null);
}
