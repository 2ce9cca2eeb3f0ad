import type { TripView } from '@jumpseat/booking/contracts';
import type { APIResponse, Page } from 'playwright-core';
import { expect } from 'vitest';
import { aFlight } from './flights.ts';

/** A payment may take three tries of ten seconds. */
const LONGEST_PAYMENT_MS = 35_000;

export interface BookedTrip {
  readonly orderId: string;
  readonly reference: string;
}

/**
 * Books and pays seats A1 and A2 of a new flight to Singapore, for Ada and Émilie Lovelace. Calls the API as the guest
 * of this page's browser, because pages would take longer.
 */
export async function bookTrip(page: Page): Promise<BookedTrip> {
  const { request } = page;
  const flightId = await aFlight('demo-30', 'SIN');
  // A page makes the browser a guest.
  await page.goto('/help');
  const { orderId } = await answerOf<{ orderId: string }>(
    request.post(`/api/flights/${flightId}/orders`, { data: { userId: 'ada', seats: ['A1', 'A2'] } }),
  );
  const travellers = ['Ada', 'Émilie'].map((givenName, index) => ({
    givenName,
    familyName: 'Lovelace',
    kind: 'adult',
    seat: `A${index + 1}`,
  }));
  const contact = { email: 'ada@example.com' };
  await answerOf(request.put(`/api/orders/${orderId}/travellers`, { data: { travellers, contact } }));
  await answerOf(request.post(`/api/orders/${orderId}/payment`, { data: { paymentCode: '11111' } }));
  const referenceOf = async () => {
    const listed = await answerOf<{ result: { data: TripView[] } }>(request.get('/trpc/trips.mine?input=%7B%7D'));
    return listed.result.data.find(({ order }) => order.orderId === orderId)?.order.reference ?? '';
  };
  await expect.poll(referenceOf, { timeout: LONGEST_PAYMENT_MS, interval: 250 }).toMatch(/^[A-Z0-9]{6}$/);
  return { orderId, reference: await referenceOf() };
}

/** The JSON of an answer; null without one. Throws for an error status. */
async function answerOf<Answer = unknown>(answering: Promise<APIResponse>): Promise<Answer> {
  const answer = await answering;
  const text = await answer.text();
  if (!answer.ok()) throw new Error(`${answer.url()} returned ${answer.status()}: ${text}`);
  return (text === '' ? null : JSON.parse(text)) as Answer;
}
