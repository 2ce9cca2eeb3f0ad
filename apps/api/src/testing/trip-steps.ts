import type { TestApi } from './test-app.ts';

/** An adult with a name and a seat. */
export const adult = (seat: string | null, more: object = {}) => ({
  givenName: 'Ada',
  familyName: 'Lovelace',
  kind: 'adult',
  seat,
  ...more,
});

/** Who gets the mail in tests. */
export const CONTACT = { email: 'ada@example.com', phone: '+41 44 555 01 99', language: 'de', remind: false };

/** Opens an order on FL123 as this caller. Returns its id. */
export async function orderAs(api: TestApi, headers: Record<string, string>, ...seats: string[]): Promise<string> {
  const { body } = await api.call('POST', '/api/flights/FL123/orders', { userId: 'guest', seats }, headers);
  return body.orderId;
}

/** Names an adult for each seat. */
export function nameAll(api: TestApi, orderId: string, seats: readonly string[], headers: Record<string, string> = {}) {
  const travellers = seats.map((seat) => adult(seat));
  return api.call('PUT', `/api/orders/${orderId}/travellers`, { travellers, contact: CONTACT }, headers);
}

/** Lets the payment succeed. The booking gets the reference. */
export function confirm({ orders }: TestApi, orderId: string, reference = 'K7QW3P'): void {
  orders.applyEvent(orderId, { type: 'PAYMENT_STARTED', expiresAt: new Date(Date.now() + 60_000).toISOString() });
  orders.applyEvent(orderId, { type: 'CONFIRMED', reference });
}

/** Books seats on FL123 as this caller, with the name Ada Lovelace. Returns the order's id. */
export async function book(api: TestApi, headers: Record<string, string>, seat = 'A1', reference = 'K7QW3P') {
  const orderId = await orderAs(api, headers, seat);
  await nameAll(api, orderId, [seat], headers);
  confirm(api, orderId, reference);
  return orderId;
}
