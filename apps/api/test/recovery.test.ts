import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Rest } from './support/rest.ts';

let jumpseat: Jumpseat;
let rest: Rest;
beforeAll(async () => {
  // Longer than a request may take and a worker needs to start, because an order's time runs from its request.
  jumpseat = await startJumpseat({ RESERVATION_TIMEOUT: '60s', PAYMENT_DELAY: '1s' });
  rest = new Rest(jumpseat.url);
});
afterAll(() => jumpseat?.stop());

const open = async (flight: string, seat: string) =>
  (await rest.post(`/api/flights/${flight}/orders`, { userId: 'ann', seats: [seat] })).body;

test('a hold survives a restart of API and worker: one is paid, another expires in time', async () => {
  const paid = await open('FL123', 'A1');
  const unpaid = await open('F-100', '1A');
  await Promise.all([jumpseat.api.stop(), jumpseat.worker.stop()]);
  await Promise.all([jumpseat.api.start(), jumpseat.worker.start()]);

  expect((await rest.get(`/api/orders/${paid.orderId}`)).body).toMatchObject({
    status: 'SEATS_RESERVED',
    seats: ['A1'],
    holdExpiresAt: paid.holdExpiresAt,
  });
  await rest.post(`/api/orders/${paid.orderId}/payment`, { paymentCode: '11111' });
  expect((await rest.ended(paid.orderId)).status).toBe('CONFIRMED');

  const ended = await rest.ended(unpaid.orderId);
  expect(ended.status).toBe('EXPIRED');
  expect(Date.parse(ended.updatedAt) - Date.parse(unpaid.holdExpiresAt)).toBeLessThan(2_000);
  await expect.poll(() => rest.seat('F-100', '1A')).toBe('AVAILABLE');
});

test('a worker that crashes during a payment neither charges twice nor loses the booking', async () => {
  const order = await open('FL123', 'B1');
  await rest.post(`/api/orders/${order.orderId}/payment`, { paymentCode: '48213' });
  await jumpseat.worker.kill();
  await jumpseat.worker.start();
  expect(await rest.ended(order.orderId)).toMatchObject({ status: 'CONFIRMED', attemptsUsed: 1 });
  expect(await rest.seat('FL123', 'B1')).toBe('BOOKED');
});

test('without a worker an order is UNAVAILABLE, and is carried out once a worker is back', async () => {
  await jumpseat.worker.kill();
  const { status, body } = await rest.post('/api/flights/FL123/orders', { userId: 'ann', seats: ['C1'] });
  expect({ status, code: body.code }).toEqual({ status: 503, code: 'UNAVAILABLE' });
  await jumpseat.worker.start();
  // The order is still opened, and expires because it is unpaid.
  await expect.poll(() => rest.seat('FL123', 'C1'), { timeout: 20_000 }).toBe('RESERVED');
  await expect.poll(() => rest.seat('FL123', 'C1'), { timeout: 80_000 }).toBe('AVAILABLE');
});

test('an order for taken seats fails at once with the reason, even without a worker', async () => {
  const booked = await open('FL123', 'A5');
  await rest.post(`/api/orders/${booked.orderId}/payment`, { paymentCode: '11111' });
  await rest.ended(booked.orderId);
  await open('FL123', 'A6');
  await jumpseat.worker.kill();

  const { status, body } = await rest.post('/api/flights/FL123/orders', { userId: 'bob', seats: ['A4', 'A5', 'A6'] });
  const failed = {
    flightId: 'FL123',
    userId: 'bob',
    seats: [],
    status: 'FAILED',
    attemptsUsed: 0,
    holdExpiresAt: null,
    failure: expect.objectContaining({ code: 'SEAT_HELD', seats: ['A6', 'A5'], advice: expect.any(String) }),
  };
  expect({ status, body }).toMatchObject({ status: 201, body: failed });
  const { orderId } = body;
  expect((await rest.get(`/api/orders/${orderId}`)).body).toMatchObject(failed);
  expect((await rest.get(`/orders/${orderId}/status`)).body).toMatchObject({ State: 'FAILED', Seats: [] });
  const states: string[] = [];
  for await (const { State } of rest.events(`/orders/${orderId}/events`)) states.push(State);
  expect(states).toEqual(['FAILED']);
  expect(await rest.post(`/api/orders/${orderId}/payment`, { paymentCode: '11111' })).toMatchObject({
    status: 409,
    body: { code: 'ORDER_FAILED' },
  });
  await jumpseat.worker.start();
});
