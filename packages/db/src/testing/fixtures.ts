import type { NewFlight, SeatChange } from '@jumpseat/booking/contracts';
import { DEFAULT_POLICY, euros, instant, layoutOf, type Order, openOrder, usualFares } from '@jumpseat/domain';

/** The clock of the tests, in epoch milliseconds. */
export const NOW = Date.UTC(2030, 0, 1, 12);
export const LEASE = instant(NOW + 900_000);

/** A flight that is on sale at NOW. */
export function flight(facts: Partial<NewFlight> = {}): NewFlight {
  const layoutId = facts.layoutId ?? 'demo-30';
  return {
    id: 'T1',
    layoutId,
    blockBy: 'flight',
    origin: 'ZRH',
    destination: 'LIS',
    departsAt: instant(NOW + 86_400_000),
    salesCloseAt: instant(NOW + 82_800_000),
    fares: usualFares(layoutOf(layoutId)),
    surcharges: {},
    ...facts,
  };
}

export const held = (seat: string, orderId = 'o1'): SeatChange => ({
  seat,
  status: 'HELD',
  orderId,
  leaseUntil: LEASE,
});
export const booked = (seat: string, orderId = 'o1'): SeatChange => ({
  seat,
  status: 'BOOKED',
  orderId,
  leaseUntil: null,
});
export const free = (seat: string): SeatChange => ({ seat, status: 'AVAILABLE', orderId: null, leaseUntil: null });

/** The seat, with the booking of that order released. */
export const unbooked = (change: SeatChange, orderId = 'o1'): SeatChange => ({ ...change, unbooked: orderId });

/** A new order at NOW. */
export function newOrder(id: string, flightId = 'T1'): Order {
  return openOrder({ id, flightId, userId: 'ada', guestId: 'g1', policy: DEFAULT_POLICY, now: NOW });
}

/** The event that an order holds seats. */
export const seatsHeld = (...seats: string[]) =>
  ({ type: 'SEATS_HELD', at: instant(NOW), seats, total: euros(8_900 * seats.length), expiresAt: LEASE }) as const;
