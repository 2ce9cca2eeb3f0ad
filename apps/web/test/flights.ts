import { randomUUID } from 'node:crypto';
import type { PriceBreakdown } from '@jumpseat/booking/contracts';
import { postJson } from './requests.ts';

/** Puts a flight on sale for one test alone, with surcharges for windows and aisles. Returns its id. */
export async function aFlight(layoutId: string, destination = 'LIS'): Promise<string> {
  const flightId = `T-${randomUUID().slice(0, 8)}`;
  const surcharges = { economy: { window: { amount: 900, currency: 'EUR' }, aisle: { amount: 700, currency: 'EUR' } } };
  await postJson('/api/admin/flights', { flightId, layoutId, destination, surcharges });
  return flightId;
}

/** Holds these seats for someone else. */
export async function othersHold(flightId: string, seats: readonly string[]): Promise<void> {
  const { status } = await postJson(`/api/flights/${flightId}/orders`, { userId: 'someone else', seats });
  if (status !== 'SEATS_RESERVED') throw new Error(`${seats} could not be held: ${status}`);
}

/** The server's price of the seats: each seat's code and amounts in minor units, and the total. */
export async function quoted(flightId: string, seats: readonly string[]): Promise<string[]> {
  const { lines, total } = await postJson<PriceBreakdown>(`/api/flights/${flightId}/quote`, { seats });
  const read = lines.map(({ seat, fare, surcharges }) =>
    [seat, fare.amount, ...surcharges.map(({ price }) => price.amount)].join(' '),
  );
  return [...read, `Total ${total.amount}`].toSorted();
}
