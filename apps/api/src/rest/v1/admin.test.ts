import { describe, expect, test } from 'vitest';
import { testApp } from '../../testing/test-app.ts';

const NEW_FLIGHT = { flightId: 'JS900', layoutId: 'demo-30' };

describe('a new flight', () => {
  test('is on sale with its seats', async () => {
    const { call } = await testApp();
    expect(await call('POST', '/api/admin/flights', NEW_FLIGHT)).toMatchObject({
      status: 201,
      body: { id: 'JS900', layoutId: 'demo-30', seatsTotal: 30, seatsAvailable: 30 },
    });
    const order = await call('POST', '/api/flights/JS900/orders', { userId: 'ada', seats: ['C10'] });
    expect(order.body.status).toBe('SEATS_RESERVED');
  });

  test('whose id exists is 409', async () => {
    const { call } = await testApp();
    expect(await call('POST', '/api/admin/flights', { ...NEW_FLIGHT, flightId: 'FL123' })).toMatchObject({
      status: 409,
      body: { code: 'FLIGHT_EXISTS' },
    });
  });

  test('of an unknown layout is 400 and names the layout', async () => {
    const { call } = await testApp();
    expect(await call('POST', '/api/admin/flights', { ...NEW_FLIGHT, layoutId: 'zeppelin' })).toMatchObject({
      status: 400,
      body: { code: 'NO_SUCH_LAYOUT', detail: expect.stringContaining('zeppelin') },
    });
  });

  test.each([{}, { flightId: 'JS900' }, { ...NEW_FLIGHT, flightId: 'a b' }, { ...NEW_FLIGHT, departsAt: 'soon' }])(
    'as %j is 400',
    async (payload) => {
      const { call } = await testApp();
      expect((await call('POST', '/api/admin/flights', payload)).status).toBe(400);
    },
  );
});

describe('a new flight', () => {
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

  test.each([
    ['leaves at the end of time', { departsAt: '9999-12-31T23:30:00Z' }],
    ['leaves in more than two years', { departsAt: at(731) }],
    ['has left', { departsAt: at(-1) }],
    ['leaves too soon', { departsAt: at(0.01) }],
    ['arrives before it leaves', { departsAt: at(3), arrivesAt: at(2) }],
    ['arrives as it leaves', { departsAt: at(3).replace(/\.\d+/, ''), arrivesAt: at(3).replace(/\.\d+/, '') }],
    ['arrives before its default departure', { arrivesAt: at(6) }],
    ['arrives at the end of time', { arrivesAt: '9999-12-31T23:30:00Z' }],
    ['leaves at a fraction of a millisecond', { departsAt: at(3).replace('Z', '5Z') }],
    ['leaves from an unknown airport', { origin: 'XXX' }],
    ['goes to an unknown airport', { destination: 'XXX' }],
    ['lands where it started', { origin: 'ZRH', destination: 'ZRH' }],
    ['lands where it started by default', { origin: 'LIS' }],
    ['costs more than can be stored', { fares: { economy: { amount: 100_000_000, currency: 'EUR' } } }],
    ['has an unknown field', { gate: 'B12' }],
  ])('that %s is 400, and is not created', async (_, more) => {
    const { call } = await testApp();
    expect(await call('POST', '/api/admin/flights', { ...NEW_FLIGHT, ...more })).toMatchObject({
      status: 400,
      body: { code: 'BAD_INPUT', detail: expect.stringMatching(/\w/) },
    });
    expect((await call('GET', '/api/flights/JS900')).status).toBe(404);
    expect((await call('GET', '/trpc/flights.list')).status).toBe(200);
  });

  test('between known airports, nearly two years ahead, that takes a day is created', async () => {
    const { call } = await testApp();
    const flight = { origin: 'JFK', destination: 'SIN', departsAt: at(729), arrivesAt: at(730) };
    expect((await call('POST', '/api/admin/flights', { ...NEW_FLIGHT, ...flight })).status).toBe(201);
  });
});

describe('a reset', () => {
  test('ends the live orders and releases every seat', async () => {
    const { call, order, flights } = await testApp();
    const id = await order('A1');
    expect(await call('POST', '/api/admin/flights/FL123/reset')).toMatchObject({
      status: 200,
      body: { flightId: 'FL123', ordersEnded: 1, ordersRefunded: 0 },
    });
    expect((await call('GET', `/api/orders/${id}`)).body.status).toBe('CANCELLED');
    expect((await flights.find('FL123'))?.seatsAvailable).toBe(30);
  });

  test('takes no body: fields in one are 400, and nothing is reset; an empty object is allowed', async () => {
    const { call, order, flights } = await testApp();
    await order('A1');
    const reset = (body: object) => call('POST', '/api/admin/flights/FL123/reset', body);
    expect(await reset({ seats: ['A2'] })).toMatchObject({ status: 400, body: { code: 'BAD_INPUT' } });
    expect((await flights.find('FL123'))?.seatsAvailable).toBe(29);
    expect((await reset({})).status).toBe(200);
  });

  test('of a flight that does not exist is 404', async () => {
    const { call } = await testApp();
    expect((await call('POST', '/api/admin/flights/NOPE/reset')).status).toBe(404);
  });
});

describe('administrator rights', () => {
  const reset = '/api/admin/flights/FL123/reset';

  test('need the token if one is set', async () => {
    const { call } = await testApp({ adminToken: 'sesame' });
    for (const headers of [{}, { authorization: 'Bearer open' }, { authorization: 'sesame' }]) {
      expect(await call('POST', reset, undefined, headers)).toMatchObject({ status: 403, body: { code: 'NOT_ADMIN' } });
    }
    expect((await call('POST', reset, undefined, { authorization: 'Bearer sesame' })).status).toBe(200);
  });

  test('are denied to everyone in production without a token', async () => {
    const { call } = await testApp({ production: true });
    expect((await call('POST', reset)).status).toBe(403);
  });

  test.each([
    ['from another machine', '10.1.2.3', 'localhost:8080', {}],
    ['through a proxy on this machine', '127.0.0.1', 'localhost:8080', { 'x-forwarded-for': '10.1.2.3' }],
    ['by a page that pointed its own name at this machine', '127.0.0.1', 'evil.test', {}],
  ])('are denied without a token to a caller %s', async (_who, remoteAddress, host, headers) => {
    const { app } = await testApp();
    const answer = await app.inject({ method: 'POST', url: reset, remoteAddress, headers: { host, ...headers } });
    expect(answer.statusCode).toBe(403);
  });

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
    'are granted without a token to a caller on this machine (%s)',
    async (remoteAddress) => {
      const { app } = await testApp();
      expect((await app.inject({ method: 'POST', url: reset, remoteAddress })).statusCode).toBe(200);
    },
  );
});
