import { randomUUID } from 'node:crypto';
import type { PriceBreakdown } from '@jumpseat/booking/contracts';
import { deleteJson, postJson } from './requests.ts';

/** Puts a flight on sale for one test alone, with surcharges for windows and aisles. Returns its id. */
export async function aFlight(layoutId: string, destination = 'LIS'): Promise<string> {
  const flightId = `T-${randomUUID().slice(0, 8)}`;
  const surcharges = { economy: { window: { amount: 900, currency: 'EUR' }, aisle: { amount: 700, currency: 'EUR' } } };
  await postJson('/api/admin/flights', { flightId, layoutId, destination, surcharges });
  return flightId;
}

/** Holds these seats for someone else. Returns the id of their order. */
export async function othersHold(flightId: string, seats: readonly string[]): Promise<string> {
  const { orderId, status } = await postJson<{ orderId: string; status: string }>(`/api/flights/${flightId}/orders`, {
    userId: 'someone else',
    seats,
  });
  if (status !== 'SEATS_RESERVED') throw new Error(`${seats} could not be held: ${status}`);
  return orderId;
}

/** Someone else cancels their order: its seats are free at once. */
export async function othersCancel(orderId: string): Promise<void> {
  await deleteJson(`/api/orders/${orderId}`);
}

/** Someone else pays for their order: its seats are booked soon. */
export async function othersPay(orderId: string): Promise<void> {
  await postJson(`/api/orders/${orderId}/payment`, { paymentCode: '11111' });
}

/** The server's price of the seats: each seat's code and amounts in minor units, and the total. */
export async function quoted(flightId: string, seats: readonly string[]): Promise<string[]> {
  const { lines, total } = await postJson<PriceBreakdown>(`/api/flights/${flightId}/quote`, { seats });
  const read = lines.map(({ seat, fare, surcharges }) =>
    [seat, fare.amount, ...surcharges.map(({ price }) => price.amount)].join(' '),
  );
  return [...read, `Total ${total.amount}`].toSorted();
}
