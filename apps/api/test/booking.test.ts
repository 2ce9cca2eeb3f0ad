import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Rest } from './support/rest.ts';

let jumpseat: Jumpseat;
let rest: Rest;
beforeAll(async () => {
  jumpseat = await startJumpseat();
  rest = new Rest(jumpseat.url);
  for (const flightId of ['TEST-1', 'TEST-2', 'TEST-3']) {
    const { status } = await rest.post('/api/admin/flights', { flightId, layoutId: 'a320neo' });
    if (status !== 201) throw new Error(`no flight ${flightId}: ${status}`);
  }
});
afterAll(() => jumpseat?.stop());

/** A day on sale in the seeded schedule, in every time zone. */
const DAY = new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10);

test('a passenger books by the first REST convention, from the hold to the confirmation', async () => {
  const { status, body: order } = await rest.post('/api/flights/FL123/orders', { userId: 'ann', seats: ['A1', 'A2'] });
  expect(status).toBe(201);
  expect(order).toMatchObject({ flightId: 'FL123', userId: 'ann', seats: ['A1', 'A2'], status: 'SEATS_RESERVED' });
  expect(order.timeRemaining).toBeGreaterThan(890);
  expect(await rest.seat('FL123', 'A1')).toBe('RESERVED');

  const paid = await rest.post(`/api/orders/${order.orderId}/payment`, { paymentCode: '11111' });
  expect(paid).toMatchObject({ status: 200, body: { status: 'PAYMENT_PENDING' } });
  expect(await rest.ended(order.orderId)).toMatchObject({ status: 'CONFIRMED', seats: ['A1', 'A2'] });
  expect(await rest.seat('FL123', 'A1')).toBe('BOOKED');
});

test('a passenger books by the second REST convention, step by step', async () => {
  expect(await rest.post('/orders', { flightID: 'FL123', orderID: 'step-by-step' })).toMatchObject({
    status: 201,
    body: { orderID: 'step-by-step' },
  });
  expect((await rest.post('/orders', { flightID: 'FL123', orderID: 'step-by-step' })).status).toBe(409);
  expect(await rest.post('/orders/step-by-step/seats', { seats: ['B1'] })).toMatchObject({
    status: 200,
    body: { status: 'seats updated' },
  });
  expect((await rest.get('/flights/FL123/available-seats')).body.held).toEqual(['B1']);
  const events = rest.events('/orders/step-by-step/events');
  expect((await events.next()).value).toMatchObject({ State: 'SEATS_SELECTED', Seats: ['B1'] });
  await rest.post('/orders/step-by-step/payment', { code: '11111' });
  const states: string[] = [];
  for await (const event of events) states.push(event.State);
  expect(states.at(-1)).toBe('CONFIRMED');
  expect((await rest.get('/orders/step-by-step/status')).body).toMatchObject({
    State: 'CONFIRMED',
    PaymentStatus: 'success',
  });
});

test.each([
  ['F-100', '3C', 'seat'],
  ['TEST-1', '12C', 'cabin'],
])(
  'of 50 orders that race on flight %s for seat %s, one gets it and 49 fail with a reason (block by %s)',
  async (flight, seat) => {
    const path = `/api/flights/${flight}/orders`;
    const order = { userId: 'racer', seats: [seat] };
    const raced = await Promise.all(
      Array.from({ length: 50 }, () => rest.postUntilServed(path, order, ['OVERLOADED'])),
    );
    expect(raced.filter(({ status }) => status !== 201)).toEqual([]);
    const statuses = Map.groupBy(raced, ({ body }) => body.status);
    expect(statuses.get('SEATS_RESERVED')).toHaveLength(1);
    expect(statuses.get('FAILED')).toHaveLength(49);
    for (const { body } of statuses.get('FAILED') ?? []) {
      expect(body.failure).toMatchObject({ code: 'SEAT_HELD', seats: [seat], advice: expect.any(String) });
    }
  },
);

test('each test payment code has its documented result', async () => {
  const outcome = async (seat: string, code: string) => {
    const { body } = await rest.post('/api/flights/TEST-2/orders', { userId: 'ann', seats: [seat] });
    const path = `/api/orders/${body.orderId}`;
    await rest.post(`${path}/payment`, { paymentCode: code });
    return rest.until(body.orderId, ({ status }) => status !== 'PAYMENT_PENDING');
  };
  const [refused, declined, approved, retried] = await Promise.all(
    [['1A', '00000'] as const, ['1C', '00001'] as const, ['1D', '11111'] as const, ['1F', '00003'] as const].map(
      ([seat, code]) => outcome(seat, code),
    ),
  );
  expect(refused).toMatchObject({ status: 'FAILED', failure: { code: 'PAYMENT_REFUSED' } });
  expect(declined).toMatchObject({
    status: 'SEATS_RESERVED',
    attemptsLeft: 2,
    lastPaymentError: { code: 'PAYMENT_DECLINED' },
  });
  expect(approved).toMatchObject({ status: 'CONFIRMED', attemptsUsed: 1 });
  expect(retried).toMatchObject({ status: 'CONFIRMED', attemptsUsed: 1 });
});

test('a family finds a flight, holds proposed seats at the quoted price, and has to follow the seat rules', async () => {
  const { body: found } = await rest.get(`/api/flights?from=ZRH&to=LIS&date=${DAY}`);
  const flight = found.flights.find(({ layoutId }: { layoutId: string }) => layoutId === 'a320neo');
  expect(flight).toMatchObject({ number: 'JS255', departsLocal: `${DAY}T12:30`, arrivesLocal: `${DAY}T14:25` });
  const at = `/api/flights/${flight.id}`;
  const party = [{ kind: 'adult' }, { kind: 'adult' }, { kind: 'child' }];

  const [best, second] = (await rest.post(`${at}/proposals`, { party, prefer: ['window'] })).body.proposals;
  const { body: quote } = await rest.post(`${at}/quote`, { seats: best.seats, party });
  expect(best.price).toEqual(quote);
  expect(quote.lines[0].surcharges).toEqual([{ trait: 'window', price: { amount: 900, currency: 'EUR' } }]);

  const order = { userId: 'ann', party, cabin: 'economy' };
  expect(await rest.post(`${at}/orders`, { ...order, seats: ['11A', '11B', '11C'] })).toMatchObject({
    status: 400,
    body: { code: 'EXIT_ROW', seats: ['11A', '11B', '11C'] },
  });
  const { body: held } = await rest.post(`${at}/orders`, { ...order, seats: best.seats });
  expect(held).toMatchObject({ status: 'SEATS_RESERVED', party, cabin: 'economy', total: quote.total, price: quote });
  const again = (await rest.post(`${at}/proposals`, { party, prefer: ['window'] })).body.proposals;
  expect(again[0].seats).toEqual(second.seats);

  const path = `/api/orders/${held.orderId}`;
  expect((await rest.post(`${path}/seats`, { seats: ['12D', '12E', '12F'] })).body.code).toBe('EXIT_ROW');
  const { body: swapped } = await rest.post(`${path}/seats`, { seats: second.seats });
  expect(swapped).toMatchObject({ seats: second.seats, party, price: second.price });
  await rest.post(`${path}/payment`, { paymentCode: '11111' });
  expect(await rest.ended(held.orderId)).toMatchObject({ status: 'CONFIRMED', party, price: second.price });
});

test('a reset releases every seat and ends every live order before it returns', async () => {
  const [held, paid] = await Promise.all(
    ['1A', '1C'].map(
      async (seat) => (await rest.post('/api/flights/TEST-3/orders', { userId: 'ann', seats: [seat] })).body,
    ),
  );
  await rest.post(`/api/orders/${paid.orderId}/payment`, { paymentCode: '11111' });
  await rest.ended(paid.orderId);
  expect((await rest.post('/api/admin/flights/TEST-3/reset')).status).toBe(200);
  const { body } = await rest.get('/api/flights/TEST-3/seats');
  expect(body.seats.every(({ status }: { status: string }) => status === 'AVAILABLE')).toBe(true);
  expect((await rest.get(`/api/orders/${held.orderId}`)).body.status).toBe('CANCELLED');
  expect((await rest.get(`/api/orders/${paid.orderId}`)).body.status).toBe('REFUNDED');
});

test('a flight that an administrator creates is on sale at once', async () => {
  const made = await rest.post('/api/admin/flights', { flightId: 'NEW-1', layoutId: 'demo-30' });
  expect(made.status).toBe(201);
  expect((await rest.post('/api/admin/flights', { flightId: 'NEW-1', layoutId: 'demo-30' })).status).toBe(409);
  const order = await rest.post('/api/flights/NEW-1/orders', { userId: 'ann', seats: ['C10'] });
  expect(order.body.status).toBe('SEATS_RESERVED');
});

test('a normal run logs nothing', () => {
  expect(jumpseat.api.output).toBe('');
  expect(jumpseat.worker.output).toBe('');
});
