import { JumpseatError, refusal } from '@jumpseat/domain';
import { expect, test, vi } from 'vitest';
import { openEvents } from '../testing/event-reader.ts';
import { testApp } from '../testing/test-app.ts';
import { REQUEST_MS, timeLeft, withDeadline } from './deadline.ts';

const LONG_MS = 10 * REQUEST_MS;

test.each([
  ['REST', '/api/flights/FL123/orders', { userId: 'ada', seats: ['A1'] }],
  ['tRPC', '/trpc/orders.create', { flightId: 'FL123', seats: ['A1'] }],
])('a %s call has one deadline for all its waits', async (_how, url, payload) => {
  const { app, orders } = await testApp();
  const left: number[] = [];
  vi.spyOn(orders, 'create').mockImplementation(async () => {
    left.push(timeLeft(LONG_MS));
    throw new JumpseatError(refusal('UNAVAILABLE'));
  });
  await app.inject({ method: 'POST', url, payload });
  expect(left).toEqual([expect.any(Number)]);
  expect(left[0]).toBeLessThanOrEqual(REQUEST_MS);
});

test('a stream has no deadline', async () => {
  const api = await testApp();
  const { url } = await api.listen();
  const id = await api.order('A1');
  const left: number[] = [];
  const { find } = api.orders;
  vi.spyOn(api.orders, 'find').mockImplementation((orderId) => {
    left.push(timeLeft(LONG_MS));
    return find.call(api.orders, orderId);
  });
  const events = await openEvents(`${url}/api/orders/${id}/events`);
  await events.next();
  await events.next();
  expect(left).toEqual([LONG_MS]);
});

test('a wait leaves less time for the next one, and nothing is left after the deadline', () => {
  vi.useFakeTimers();
  try {
    withDeadline(() => {
      vi.setSystemTime(Date.now() + 14_000);
      expect(timeLeft(7_000)).toBe(1_000);
      expect(timeLeft(500)).toBe(500);
      vi.setSystemTime(Date.now() + 2_000);
      expect(timeLeft(7_000)).toBe(0);
    });
  } finally {
    vi.useRealTimers();
  }
});
