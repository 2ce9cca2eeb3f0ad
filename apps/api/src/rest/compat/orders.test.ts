import { beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApp } from '../../testing/test-app.ts';

let api: TestApi;
beforeEach(async () => {
  api = await testApp();
});

const open = (payload: object) => api.call('POST', '/orders', payload);
const status = async (id: string) => (await api.call('GET', `/orders/${id}/status`)).body;

describe('opening an order', () => {
  test('under an id of the caller', async () => {
    expect(await open({ flightID: 'FL123', orderID: 'order-1' })).toMatchObject({
      status: 201,
      body: { orderID: 'order-1' },
    });
    expect(await status('order-1')).toMatchObject({ State: 'PENDING', Seats: [], AttemptsLeft: 3, PaymentStatus: '' });
  });

  test('without an id creates one', async () => {
    const { body } = await open({ flightID: 'FL123' });
    expect(body.orderID).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('under an id that exists is 409', async () => {
    await open({ flightID: 'FL123', orderID: 'order-1' });
    expect(await open({ flightID: 'FL123', orderID: 'order-1' })).toMatchObject({
      status: 409,
      body: { code: 'ORDER_EXISTS' },
    });
  });

  test('on a flight that does not exist is 404', async () => {
    expect(await open({ flightID: 'NOPE' })).toMatchObject({ status: 404, body: { code: 'FLIGHT_NOT_FOUND' } });
  });

  test.each([
    {},
    { flightID: 1 },
    { flightID: '' },
    { flightID: 'FL123', orderID: 'a b' },
    { flightID: 'FL123', orderID: 5 },
    { flightID: 'FL123', orderId: 'order-1' },
  ])('as %j is 400', async (payload) => {
    expect(await open(payload)).toMatchObject({ status: 400, body: { code: 'BAD_INPUT' } });
  });
});

describe('an opened order', () => {
  beforeEach(() => open({ flightID: 'FL123', orderID: 'o' }));
  const seats = (...codes: string[]) => api.call('POST', '/orders/o/seats', { seats: codes });
  const pay = (code: unknown) => api.call('POST', '/orders/o/payment', { code });

  test('takes seats', async () => {
    expect(await seats('A1', 'A2')).toMatchObject({ status: 200, body: { status: 'seats updated' } });
    const now = await status('o');
    expect(now).toMatchObject({ State: 'SEATS_SELECTED', Seats: ['A1', 'A2'], LastPaymentErr: '' });
    expect(Date.parse(now.HoldExpiresAt)).toBeGreaterThan(Date.now());
  });

  test('refuses no seats or unknown seats as 400, and taken seats as 409', async () => {
    await api.order('B1');
    expect((await seats()).status).toBe(400);
    expect((await seats('Z1')).status).toBe(400);
    expect(await seats('B1')).toMatchObject({ status: 409, body: { code: 'SEAT_HELD', seats: ['B1'] } });
  });

  test('is paid: trying, then success', async () => {
    await seats('A1');
    expect(await pay('11111')).toMatchObject({ status: 200, body: { status: 'payment submitted' } });
    expect(await status('o')).toMatchObject({
      State: 'PROCESSING_PAYMENT',
      PaymentStatus: 'trying',
      HoldExpiresAt: '',
    });
    api.orders.applyEvent('o', { type: 'CONFIRMED' });
    expect(await status('o')).toMatchObject({ State: 'CONFIRMED', PaymentStatus: 'success' });
    api.orders.applyEvent('o', { type: 'FLIGHT_RESET' });
    expect(await status('o')).toMatchObject({ State: 'CANCELLED', PaymentStatus: '' });
  });

  test('says why a payment failed', async () => {
    await seats('A1');
    await pay('00001');
    api.orders.applyEvent('o', { type: 'PAYMENT_FAILED', refusal: { code: 'PAYMENT_DECLINED' }, ends: false });
    expect(await status('o')).toMatchObject({
      State: 'SEATS_SELECTED',
      AttemptsLeft: 2,
      PaymentStatus: 'failed',
      LastPaymentErr: 'The payment was declined',
    });
  });

  test('cannot be paid without seats, nor twice at the same time', async () => {
    expect(await pay('11111')).toMatchObject({ status: 409, body: { code: 'NOTHING_HELD' } });
    await seats('A1');
    await pay('11111');
    expect(await pay('11111')).toMatchObject({ status: 409, body: { code: 'PAYMENT_IN_PROGRESS' } });
  });

  test.each([['1234'], ['123456'], ['12a45'], [12345], [undefined]])('refuses the code %j as 400', async (code) => {
    await seats('A1');
    expect((await pay(code)).status).toBe(400);
  });

  test.each(['EXPIRED', 'CANCELLED'] as const)('that is %s refuses seats and payment as 409', async (type) => {
    api.orders.applyEvent('o', { type });
    expect((await status('o')).State).toBe(type);
    expect(await seats('A1')).toMatchObject({ status: 409, body: { code: `ORDER_${type}` } });
    expect(await pay('11111')).toMatchObject({ status: 409, body: { code: `ORDER_${type}` } });
  });
});

test('an order that does not exist is 404 for every call', async () => {
  const answers = await Promise.all([
    api.call('POST', '/orders/none/seats', { seats: ['A1'] }),
    api.call('POST', '/orders/none/payment', { code: '11111' }),
    api.call('GET', '/orders/none/status'),
    api.call('GET', '/orders/none/events'),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
});

test('a flight’s seats are listed by state', async () => {
  const booked = await api.order('A1');
  await api.order('A2', 'A3');
  api.orders.applyEvent(booked, { type: 'PAYMENT_STARTED', expiresAt: new Date().toISOString() });
  api.orders.applyEvent(booked, { type: 'CONFIRMED' });
  const { status, body } = await api.call('GET', '/flights/FL123/available-seats');
  expect(status).toBe(200);
  expect(body).toMatchObject({ flightID: 'FL123', held: ['A2', 'A3'], confirmed: ['A1'], total: 30 });
  expect(body.available).toHaveLength(27);
  expect(await api.call('GET', '/flights/NOPE/available-seats')).toMatchObject({ status: 404 });
});
