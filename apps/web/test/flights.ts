import { randomUUID } from 'node:crypto';
import type { PriceBreakdown } from '@jumpseat/booking/contracts';
import { inject } from 'vitest';

async function post<Answer = Record<string, unknown>>(path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(`${inject('baseUrl')}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** Puts a flight of its own on sale for a test, on that aircraft, with what windows cost besides. Answers its id. */
export async function aFlight(layoutId: string): Promise<string> {
  const flightId = `T-${randomUUID().slice(0, 8)}`;
  const surcharges = { economy: { window: { amount: 900, currency: 'EUR' }, aisle: { amount: 700, currency: 'EUR' } } };
  await post('/api/admin/flights', { flightId, layoutId, surcharges });
  return flightId;
}

/** Someone else holds these seats. */
export async function othersHold(flightId: string, seats: readonly string[]): Promise<void> {
  const { status } = await post(`/api/flights/${flightId}/orders`, { userId: 'someone else', seats });
  if (status !== 'SEATS_RESERVED') throw new Error(`${seats} could not be held: ${status}`);
}

/** What the server says that the seats cost: each seat's code and amounts, in minor units, and the total. */
export async function quoted(flightId: string, seats: readonly string[]): Promise<string[]> {
  const { lines, total } = await post<PriceBreakdown>(`/api/flights/${flightId}/quote`, { seats });
  const read = lines.map(({ seat, fare, surcharges }) =>
    [seat, fare.amount, ...surcharges.map(({ price }) => price.amount)].join(' '),
  );
  return [...read, `Total ${total.amount}`].toSorted();
}
