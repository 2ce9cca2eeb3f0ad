import { JumpseatError, refusal } from '@jumpseat/domain';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { flightAhead } from '../../testing/memory-flights.ts';
import { type TestApi, testApp } from '../../testing/test-app.ts';

let api: TestApi;
beforeEach(async () => {
  api = await testApp();
});

const book = (payload: object, flight = 'FL123') => api.call('POST', `/api/flights/${flight}/orders`, payload);

describe('ordering seats', () => {
  test('holds the seats and returns the order', async () => {
    const { status, body } = await book({ userId: 'ada', seats: ['A1', 'A2'] });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      flightId: 'FL123',
      userId: 'ada',
      seats: ['A1', 'A2'],
      status: 'SEATS_RESERVED',
      workflowId: `order::${body.orderId}`,
      failure: null,
      attemptsLeft: 3,
    });
  });

  test('takes an order id of the caller’s own, once', async () => {
    const mine = { userId: 'ada', orderId: 'my-order' };
    expect(await book({ ...mine, seats: ['A1'] })).toMatchObject({ status: 201, body: { orderId: 'my-order' } });
    expect(await book({ ...mine, seats: ['A2'] })).toMatchObject({ status: 409, body: { code: 'ORDER_EXISTS' } });
    expect(await book({ ...mine, seats: ['A2'], orderId: 'a b' })).toMatchObject({ status: 400 });
  });

  test('with a taken seat creates a FAILED order with the reason', async () => {
    await api.order('A1');
    const { status, body } = await book({ userId: 'bob', seats: ['A1', 'A2'] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'FAILED', failure: { code: 'SEAT_HELD', seats: ['A1'] } });
  });

  test.each([
    ['no userId', { seats: ['A1'] }, 'BAD_INPUT', 'userId'],
    ['an empty userId', { userId: ' ', seats: ['A1'] }, 'BAD_INPUT', 'userId'],
    ['a userId that is a number', { userId: 7, seats: ['A1'] }, 'BAD_INPUT', 'userId'],
    ['a userId that cannot be stored', { userId: 'a\0b', seats: ['A1'] }, 'BAD_INPUT', 'userId'],
    ['a userId with half a character', { userId: 'a\ud83d', seats: ['A1'] }, 'BAD_INPUT', 'userId'],
    ['a seat that cannot be stored', { userId: 'ada', seats: ['A1', 'A\0'] }, 'BAD_INPUT', 'seats.1'],
    ['an unknown field', { userId: 'ada', seats: ['A1'], colour: 'blue' }, 'BAD_INPUT', 'colour'],
    ['no seats', { userId: 'ada' }, 'BAD_INPUT', 'seats'],
    ['empty seats', { userId: 'ada', seats: [] }, 'NO_SEATS', 'No seats'],
    ['seats that are not a list', { userId: 'ada', seats: 'A1' }, 'BAD_INPUT', 'seats'],
    ['a seat that is a number', { userId: 'ada', seats: ['A1', 2] }, 'BAD_INPUT', 'seats.1'],
    ['a seat that does not exist', { userId: 'ada', seats: ['Z9'] }, 'NO_SUCH_SEAT', 'Z9'],
    ['the same seat twice', { userId: 'ada', seats: ['A1', 'A1'] }, 'DUPLICATE_SEAT', 'A1'],
    ['ten seats', { userId: 'ada', seats: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `A${n}`) }, 'TOO_MANY_SEATS', '9'],
  ])('with %s is refused as 400', async (_what, payload, code, named) => {
    const { status, body, headers } = await book(payload);
    expect({ status, code: body.code }).toEqual({ status: 400, code });
    expect(body.detail).toContain(named);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect((await api.flights.find('FL123'))?.seatsAvailable).toBe(30);
  });

  test('on a flight that does not exist is 404', async () => {
    expect(await book({ userId: 'ada', seats: ['A1'] }, 'NOPE')).toMatchObject({
      status: 404,
      body: { code: 'FLIGHT_NOT_FOUND', instance: '/api/flights/NOPE/orders', requestId: expect.any(String) },
    });
  });
});

describe('the seat rules', () => {
  beforeEach(async () => {
    await api.flights.create(flightAhead('JS787', 'b787-9'));
  });
  const party = (...kinds: string[]) => kinds.map((kind) => ({ kind }));
  const onBoeing = (payload: object) => book({ userId: 'ada', ...payload }, 'JS787');

  test.each([
    ['a child at an exit', { seats: ['33A', '33B'], party: party('adult', 'child') }, 'EXIT_ROW', ['33A', '33B']],
    ['an infant at an exit', { seats: ['33A'], party: party('adult', 'infant') }, 'EXIT_ROW', ['33A']],
    [
      'an infant on a seat whose belt takes none',
      { seats: ['3A'], party: party('adult', 'infant') },
      'NO_LAP_INFANT',
      ['3A'],
    ],
    ['a bassinet without an infant', { seats: ['20E', '21A'] }, 'BASSINET_ROW', ['20E']],
    ['a seat of another cabin', { seats: ['21A', '1A'], cabin: 'economy' }, 'OTHER_CABIN', ['1A']],
    ['more seats than passengers', { seats: ['21A', '21B'], party: party('adult', 'infant') }, 'PARTY_SIZE', undefined],
    ['a child alone', { seats: ['21A'], party: party('child') }, 'PARTY_NEEDS_ADULT', undefined],
  ])('refuse %s as 400, and no seat is held', async (_, payload, code, seats) => {
    const { status, body } = await onBoeing(payload);
    expect({ status, code: body.code, seats: body.seats }).toEqual({ status: 400, code, seats });
    expect(body.advice).toBeTruthy();
    expect((await api.flights.find('JS787'))?.seatsAvailable).toBe(285);
    expect(await api.call('POST', '/api/flights/JS787/quote', payload)).toMatchObject({
      status: 400,
      body: { code },
    });
  });

  test.each([{ party: [] }, { party: 'ada' }, { party: [{ kind: 'dog' }] }, { cabin: 'cargo' }])(
    'refuse invalid input such as %j as 400',
    async (said) => {
      expect(await onBoeing({ seats: ['21A'], ...said })).toMatchObject({ status: 400, body: { code: 'BAD_INPUT' } });
    },
  );

  test('apply to an order’s party and cabin also when other seats are chosen', async () => {
    const family = party('adult', 'child');
    const { body } = await onBoeing({ seats: ['21A', '21B'], party: family, cabin: 'economy' });
    expect(body).toMatchObject({ status: 'SEATS_RESERVED', party: family, cabin: 'economy' });
    const choose = (payload: object) => api.call('POST', `/api/orders/${body.orderId}/seats`, payload);
    expect((await choose({ seats: ['33A', '33B'] })).body.code).toBe('EXIT_ROW');
    expect((await choose({ seats: ['1A'] })).body.code).toBe('OTHER_CABIN');
    expect((await choose({ seats: ['33A'], party: party('adult') })).body).toMatchObject({
      seats: ['33A'],
      party: party('adult'),
      cabin: 'economy',
    });
  });

  test('allow seats of any cabin again once the chosen cabin is removed', async () => {
    const { body } = await onBoeing({ seats: ['21A'], cabin: 'economy' });
    const choose = (payload: object) => api.call('POST', `/api/orders/${body.orderId}/seats`, payload);
    expect((await choose({ seats: ['21A', '1A'] })).body.code).toBe('OTHER_CABIN');
    expect((await choose({ seats: ['21A', '1A'], cabin: null })).body).toMatchObject({
      seats: ['21A', '1A'],
      cabin: null,
    });
    expect((await choose({ seats: ['1A', '1D'] })).body).toMatchObject({ seats: ['1A', '1D'], cabin: null });
    expect(await onBoeing({ seats: ['21B', '1G'], cabin: null })).toMatchObject({ status: 201, body: { cabin: null } });
  });

  test('treat an order without a party as adults', async () => {
    const { body } = await onBoeing({ seats: ['33A', '1A'] });
    expect(body).toMatchObject({ status: 'SEATS_RESERVED', party: party('adult', 'adult'), cabin: null });
  });

  test('let a party pay once everyone has a seat', async () => {
    const { body } = await onBoeing({ seats: ['21A'], party: party('adult', 'adult') });
    const pay = () => api.call('POST', `/api/orders/${body.orderId}/payment`, { paymentCode: '11111' });
    expect(await pay()).toMatchObject({ status: 400, body: { code: 'PARTY_SIZE' } });
    await api.call('POST', `/api/orders/${body.orderId}/seats`, { seats: ['21A', '21B'] });
    expect((await pay()).status).toBe(200);
  });
});

describe('one order', () => {
  test('has its remaining time and attempts', async () => {
    const id = await api.order('A1');
    const { status, body } = await api.call('GET', `/api/orders/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      orderId: id,
      flightId: 'FL123',
      seats: ['A1'],
      status: 'SEATS_RESERVED',
      attemptsLeft: 3,
    });
    expect(body.timeRemaining).toBeGreaterThan(890);
  });

  test('that does not exist is 404 for every call', async () => {
    const answers = await Promise.all([
      api.call('GET', '/api/orders/none'),
      api.call('POST', '/api/orders/none/seats', { seats: ['A1'] }),
      api.call('POST', '/api/orders/none/payment', { paymentCode: '11111' }),
      api.call('DELETE', '/api/orders/none'),
      api.call('GET', '/api/orders/none/events'),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
  });
});

describe('a change of seats', () => {
  test('replaces the seats', async () => {
    const id = await api.order('A1');
    expect(await api.call('POST', `/api/orders/${id}/seats`, { seats: ['B1', 'B2'] })).toMatchObject({
      status: 200,
      body: { seats: ['B1', 'B2'], status: 'SEATS_RESERVED' },
    });
  });

  test('to taken seats names them, and keeps the old seats', async () => {
    await api.order('B1');
    const id = await api.order('A1');
    expect(await api.call('POST', `/api/orders/${id}/seats`, { seats: ['B1', 'B2'] })).toMatchObject({
      status: 409,
      body: { code: 'SEAT_HELD', seats: ['B1'] },
    });
    expect((await api.call('GET', `/api/orders/${id}`)).body.seats).toEqual(['A1']);
  });

  test.each([
    ['no seats', {}],
    ['an empty list', { seats: [] }],
    ['a seat that does not exist', { seats: ['Z1'] }],
    ['the same seat twice', { seats: ['B1', 'B1'] }],
  ])('with %s is 400', async (_what, payload) => {
    const id = await api.order('A1');
    expect((await api.call('POST', `/api/orders/${id}/seats`, payload)).status).toBe(400);
  });
});

describe('a payment', () => {
  test('returns as soon as the attempt is accepted', async () => {
    const id = await api.order('A1');
    expect(await api.call('POST', `/api/orders/${id}/payment`, { paymentCode: '11111' })).toMatchObject({
      status: 200,
      body: { status: 'PAYMENT_PENDING', attemptsUsed: 1 },
    });
  });

  test.each([['1234'], ['123456'], ['abcde'], [''], ['1234 ']])(
    "with the code '%s' is BAD_PAYMENT_CODE",
    async (paymentCode) => {
      const id = await api.order('A1');
      expect(await api.call('POST', `/api/orders/${id}/payment`, { paymentCode })).toMatchObject({
        status: 400,
        body: { code: 'BAD_PAYMENT_CODE' },
      });
    },
  );

  test.each([[{ paymentCode: 12345 }], [{}], [{ code: '11111' }], [{ paymentCode: '111\0' }]])(
    'with the body %j is 400',
    async (payload) => {
      const id = await api.order('A1');
      expect(await api.call('POST', `/api/orders/${id}/payment`, payload)).toMatchObject({
        status: 400,
        body: { code: 'BAD_INPUT', detail: expect.stringContaining('paymentCode') },
      });
    },
  );

  test('while another payment runs is 409, and so is every other change', async () => {
    const id = await api.order('A1');
    const pay = () => api.call('POST', `/api/orders/${id}/payment`, { paymentCode: '11111' });
    await pay();
    const answers = await Promise.all([
      pay(),
      api.call('POST', `/api/orders/${id}/seats`, { seats: ['B1'] }),
      api.call('DELETE', `/api/orders/${id}`),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 409, body: { code: 'PAYMENT_IN_PROGRESS' } });
  });

  test('of an order without seats is 409', async () => {
    await api.call('POST', '/orders', { flightID: 'FL123', orderID: 'empty' });
    expect(await api.call('POST', '/api/orders/empty/payment', { paymentCode: '11111' })).toMatchObject({
      status: 409,
      body: { code: 'NOTHING_HELD' },
    });
  });
});

test('an order past its time is refused as expired only once its end is recorded: until then its workflow decides', async () => {
  const id = await api.order('A1');
  api.orders.applyEvent(id, { type: 'HOLD_EXTENDED', expiresAt: new Date(Date.now() - 1).toISOString() });
  const pay = vi.spyOn(api.orders, 'pay').mockRejectedValue(new JumpseatError(refusal('UNAVAILABLE')));
  const payment = () => api.call('POST', `/api/orders/${id}/payment`, { paymentCode: '11111' });
  expect(await payment()).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
  expect(pay).toHaveBeenCalledOnce();
  api.orders.applyEvent(id, { type: 'EXPIRED' });
  expect(await payment()).toMatchObject({ status: 409, body: { code: 'ORDER_EXPIRED' } });
  expect(pay).toHaveBeenCalledOnce();
});

test('cancelling an order releases its seats', async () => {
  const id = await api.order('A1');
  const init = { 'content-type': 'application/json' };
  expect(await api.call('DELETE', `/api/orders/${id}`, undefined, init)).toMatchObject({
    status: 200,
    body: { status: 'CANCELLED' },
  });
  expect((await api.flights.find('FL123'))?.seatsAvailable).toBe(30);
});

test('cancelling an order takes no body: one with seats is 400, and all seats stay held', async () => {
  const id = await api.order('A1', 'A2');
  expect(await api.call('DELETE', `/api/orders/${id}`, { seats: ['A2'] })).toMatchObject({ status: 400 });
  expect((await api.flights.find('FL123'))?.seatsAvailable).toBe(28);
});

describe('an order that has ended', () => {
  const paid = (id: string) =>
    api.orders.applyEvent(id, { type: 'PAYMENT_STARTED', expiresAt: new Date().toISOString() });
  const ends = {
    CONFIRMED(id: string) {
      paid(id);
      api.orders.applyEvent(id, { type: 'CONFIRMED' });
    },
    FAILED(id: string) {
      paid(id);
      api.orders.applyEvent(id, { type: 'PAYMENT_FAILED', refusal: { code: 'PAYMENT_REFUSED' }, ends: true });
    },
    EXPIRED: (id: string) => api.orders.applyEvent(id, { type: 'EXPIRED' }),
    CANCELLED: (id: string) => api.orders.applyEvent(id, { type: 'CANCELLED' }),
  };

  test.each(Object.entries(ends))(
    'as %s cannot be changed: each call is 409 with the code of that state',
    async (status, end) => {
      const id = await api.order('A1');
      end(id);
      const answers = await Promise.all([
        api.call('POST', `/api/orders/${id}/seats`, { seats: ['B1'] }),
        api.call('POST', `/api/orders/${id}/payment`, { paymentCode: '11111' }),
        api.call('DELETE', `/api/orders/${id}`),
      ]);
      for (const answer of answers) expect(answer).toMatchObject({ status: 409, body: { code: `ORDER_${status}` } });
      expect((await api.call('GET', `/api/orders/${id}`)).body).toMatchObject({ status, timeRemaining: 0 });
    },
  );
});
