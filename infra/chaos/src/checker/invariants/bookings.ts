import type { Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

const LIVE = new Set(['CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING']);
const place = (flightId: string, seat: string) => `${flightId}/${seat}`;

/** A seat belongs to at most one confirmed order. */
export function oneConfirmedOrderPerSeat({ orders }: Tables): Violation[] {
  const violation = reporter('a seat has one confirmed order');
  const owners = new Map<string, string>();
  return orders.flatMap(({ id, flightId, status, seats }) => {
    if (status !== 'CONFIRMED') return [];
    return seats.flatMap((seat) => {
      const other = owners.get(place(flightId, seat));
      owners.set(place(flightId, seat), id);
      return other ? [violation({ orderId: id, flightId, seat }, `is also confirmed for ${other}`)] : [];
    });
  });
}

/** All seats of a confirmed order are booked, on the seat map and in `bookings`. */
export function confirmedOrdersAreBooked({ orders, seats, bookings }: Tables): Violation[] {
  const violation = reporter('a confirmed order has its seats booked');
  const shown = new Map(seats.map((row) => [place(row.flightId, row.code), row]));
  const booked = new Map(bookings.map(({ flightId, seat, orderId }) => [place(flightId, seat), orderId]));
  return orders.flatMap(({ id, flightId, status, seats }) => {
    if (status !== 'CONFIRMED') return [];
    return seats.flatMap((seat) => {
      const row = shown.get(place(flightId, seat));
      const owner = booked.get(place(flightId, seat));
      if (row?.status === 'BOOKED' && row.orderId === id && owner === id) return [];
      const now = `the map shows ${row?.status} ${row?.orderId ?? ''}, the booking belongs to ${owner ?? 'nobody'}`;
      return [violation({ orderId: id, flightId, seat }, now)];
    });
  });
}

/** A booked seat belongs to an order that is confirmed with that seat, or whose payment is pending. */
export function bookedSeatsAreConfirmed({ orders, seats, bookings }: Tables): Violation[] {
  const violation = reporter('a booked seat has a confirmed order');
  const byId = new Map(orders.map((order) => [order.id, order]));
  const claims = [
    ...bookings.map(({ flightId, seat, orderId }) => ({ flightId, seat, orderId, where: 'in bookings' })),
    ...seats
      .filter(({ status }) => status === 'BOOKED')
      .map(({ flightId, code, orderId }) => ({ flightId, seat: code, orderId: orderId ?? '', where: 'on the map' })),
  ];
  return claims.flatMap(({ flightId, seat, orderId, where }) => {
    const order = byId.get(orderId);
    const owns = order?.flightId === flightId && order.seats.includes(seat);
    if (owns && (order.status === 'CONFIRMED' || order.status === 'PAYMENT_PENDING')) return [];
    return [violation({ orderId, flightId, seat }, `${where}, but its order is ${order?.status ?? 'not there'}`)];
  });
}

/** A held seat belongs to a live order, and its lease has not expired for longer than `graceMs`. */
export function heldSeatsHaveLiveOrders({ orders, seats, readAt }: Tables, graceMs: number): Violation[] {
  const violation = reporter('a held seat has a live order');
  const byId = new Map(orders.map((order) => [order.id, order]));
  return seats.flatMap((row) => {
    if (row.status !== 'HELD') return [];
    const about = { orderId: row.orderId ?? undefined, flightId: row.flightId, seat: row.code };
    const overdueMs = readAt - (row.leaseUntil ?? 0);
    if (overdueMs > graceMs) return [violation(about, `its lease ended ${Math.round(overdueMs / 1_000)} s ago`)];
    // The seats of the live order are not compared: a swap holds new seats before the order has them.
    const owner = byId.get(row.orderId ?? '');
    if (owner && LIVE.has(owner.status)) return [];
    return [violation(about, `its order is ${owner?.status ?? 'not there'}`)];
  });
}
