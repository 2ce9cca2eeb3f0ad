import { expect } from 'vitest';
import { aFlight } from './flights.ts';
import { getJson, postJson } from './requests.ts';

interface OpenedOrder {
  readonly orderId: string;
  readonly flightId: string;
  readonly seats: string[];
}

/** Creates an order for the last seats of a flight of its own to Singapore. Any browser may open it. */
export async function openOrder(seats = 2): Promise<OpenedOrder> {
  const flightId = await aFlight('a350-900', 'SIN');
  const map = await getJson<{ seats: { seatNumber: string }[] }>(`/api/flights/${flightId}/seats`);
  const chosen = map.seats.slice(-seats).map(({ seatNumber }) => seatNumber);
  return postJson<OpenedOrder>(`/api/flights/${flightId}/orders`, { userId: 'ada', seats: chosen });
}

/** How many attempts to pay the order has used. */
export async function attemptsUsed(orderId: string): Promise<number> {
  const { attemptsLeft } = await getJson<{ attemptsLeft: number }>(`/api/orders/${orderId}`);
  return 3 - attemptsLeft;
}

/** Waits until nobody holds the seats: they are released a moment after their order has ended. */
export async function seatsAreFree(flightId: string, seats: readonly string[]): Promise<void> {
  const free = async () => {
    const map = await getJson<{ seats: { seatNumber: string; status: string }[] }>(`/api/flights/${flightId}/seats`);
    return map.seats.filter(({ seatNumber, status }) => seats.includes(seatNumber) && status === 'AVAILABLE').length;
  };
  await expect.poll(free, { timeout: 5_000 }).toBe(seats.length);
}
