import { createOrderStore, createSeatStore, createTripStore, type Database } from '@jumpseat/db';
import {
  DEFAULT_POLICY,
  euros,
  instant,
  newBookingReference,
  type OrderEvent,
  openOrder,
  type SeatCode,
  type TravelDetails,
  transition,
} from '@jumpseat/domain';

const HOLD_MS = 900_000;

/** Prepares to write bookings as a worker does: held, named, paid and confirmed with a mail. No workflow runs. */
export function prepareBookSeats(database: Database) {
  const orders = createOrderStore(database);
  const seatStore = createSeatStore(database);
  const trips = createTripStore(database);
  let version = 0;

  return async (flightId: string, seats: readonly SeatCode[]): Promise<void> => {
    const id = crypto.randomUUID();
    const now = Date.now();
    const at = instant(now);
    const expiresAt = instant(now + HOLD_MS);
    let order = openOrder({ id, flightId, userId: id, guestId: id, policy: DEFAULT_POLICY, now });

    const record = async (event: OrderEvent, token?: number) => {
      order = transition(order, event);
      const by = { request: `${id}/${order.version}`, ...(token !== undefined && { token }) };
      await orders.recordOrder(order, event, by);
    };
    const write = (status: 'HELD' | 'BOOKED') => {
      const leaseUntil = status === 'HELD' ? expiresAt : null;
      const changes = seats.map((seat) => ({ seat, status, orderId: id, leaseUntil }));
      return seatStore.projectSeats({ flightId, blockId: 'economy', version: ++version, changes });
    };

    const holding = await orders.beginTry(order);
    await write('HELD');
    await record({ type: 'SEATS_HELD', at, seats, total: euros(17_800), expiresAt }, holding.token);
    await trips.setDetails(id, detailsOf(id, seats), seats);
    await record({ type: 'PAYMENT_STARTED', at, expiresAt });
    const confirming = await orders.beginTry(order);
    await write('BOOKED');
    await record({ type: 'CONFIRMED', at, reference: newBookingReference(Math.random) }, confirming.token);
  };
}

function detailsOf(id: string, seats: readonly SeatCode[]): TravelDetails {
  return {
    travellers: seats.map((seat) => ({
      givenName: 'Ada',
      familyName: 'Lovelace',
      kind: 'adult',
      bornOn: null,
      seat,
      lapOf: null,
    })),
    contact: { email: `${id}@example.com`, phone: null, language: 'en', remind: false },
  };
}
