import type { AppRouter } from '@jumpseat/booking/router';
import { JumpseatError, refusal } from '@jumpseat/domain';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { describe, expect, test, vi } from 'vitest';
import { type TestApi, testApp } from '../testing/test-app.ts';

type Write = { method: 'POST' | 'DELETE'; path: (id: string) => string; body?: object; other?: object };

const ORDERS = '/api/flights/FL123/orders';

/** Every write, on an order that holds A1, with another body for it. */
const WRITES: Record<string, Write> = {
  'POST /api/flights/{flightId}/orders': {
    method: 'POST',
    path: () => ORDERS,
    body: { userId: 'ada', seats: ['B1'] },
    other: { userId: 'ada', seats: ['B2'] },
  },
  'POST /api/orders/{orderId}/seats': {
    method: 'POST',
    path: (id) => `/api/orders/${id}/seats`,
    body: { seats: ['B1'] },
    other: { seats: ['B2'] },
  },
  'POST /api/orders/{orderId}/payment': {
    method: 'POST',
    path: (id) => `/api/orders/${id}/payment`,
    body: { paymentCode: '11111' },
    other: { paymentCode: '22222' },
  },
  'DELETE /api/orders/{orderId}': { method: 'DELETE', path: (id) => `/api/orders/${id}` },
  'POST /api/admin/flights': {
    method: 'POST',
    path: () => '/api/admin/flights',
    body: { flightId: 'FL200', layoutId: 'demo-30' },
    other: { flightId: 'FL201', layoutId: 'demo-30' },
  },
  'POST /api/admin/flights/{flightId}/reset': { method: 'POST', path: () => '/api/admin/flights/FL123/reset' },
  'POST /orders': {
    method: 'POST',
    path: () => '/orders',
    body: { flightID: 'FL123' },
    other: { flightID: 'FL123', orderID: 'mine' },
  },
  'POST /orders/{id}/seats': {
    method: 'POST',
    path: (id) => `/orders/${id}/seats`,
    body: { seats: ['B1'] },
    other: { seats: ['B2'] },
  },
  'POST /orders/{id}/payment': {
    method: 'POST',
    path: (id) => `/orders/${id}/payment`,
    body: { code: '11111' },
    other: { code: '22222' },
  },
};
/** Reads that use POST because they have a body. */
const READS = ['POST /api/flights/{flightId}/quote', 'POST /api/flights/{flightId}/proposals'];

/** Writes that change nothing when they are repeated, and whose answers may not be stored. */
const REPEATABLE = [
  'PUT /api/orders/{orderId}/travellers',
  'POST /api/trips/find',
  'POST /api/trips/open',
  'DELETE /api/admin/orders/{orderId}/personal-data',
];

const send = ({ call }: TestApi, { method, path, body }: Write, id: string, key = 'key-1') =>
  call(method, path(id), body, { 'idempotency-key': key });

test('every write takes an idempotency key, and no other call does', async () => {
  const { app } = await testApp();
  const { paths } = (await app.inject('/openapi.json')).json<{
    paths: Record<string, Record<string, { parameters?: { name: string }[]; responses: object }>>;
  }>();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );
  const keyless = [...READS, ...REPEATABLE];
  const writes = operations.filter(({ name }) => !name.startsWith('GET') && !keyless.includes(name));
  expect(writes.map(({ name }) => name).toSorted()).toEqual(Object.keys(WRITES).toSorted());
  for (const { operation } of writes)
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['409', '422']));
  const keyed = operations.filter(({ operation }) =>
    operation.parameters?.some(({ name }) => name === 'idempotency-key'),
  );
  expect(keyed.map(({ name }) => name).toSorted()).toEqual(Object.keys(WRITES).toSorted());
});

describe.each(Object.entries(WRITES))('%s', (_name, write) => {
  test('repeated with its key is carried out once, and returns the same response', async () => {
    const api = await testApp();
    const id = await api.order('A1');
    const first = await send(api, write, id);
    const versions = await api.orders.versions([id]);
    const again = await send(api, write, id);
    expect(first.status).toBeLessThan(300);
    expect([again.status, again.body, again.headers.location]).toEqual([
      first.status,
      first.body,
      first.headers.location,
    ]);
    expect(await api.orders.versions([id])).toEqual(versions);
  });

  test('with the key of another request is 422', async () => {
    const api = await testApp();
    const id = await api.order('A1');
    await send(api, write, id);
    const others = write.other ? [{ ...write, body: write.other }] : [];
    const elsewhere = { method: 'POST', path: () => '/orders', body: { flightID: 'FL123', orderID: 'other' } } as const;
    for (const other of [...others, elsewhere]) {
      expect(await send(api, other, id)).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    }
  });

  test('that failed temporarily is carried out when it is repeated', async () => {
    const api = await testApp();
    const id = await api.order('A1');
    const outages = [
      ...(['create', 'selectSeats', 'pay', 'cancel', 'resetFlight'] as const).map((name) => vi.spyOn(api.orders, name)),
      vi.spyOn(api.flights, 'create'),
    ].map((spy) => spy.mockRejectedValueOnce(new JumpseatError(refusal('UNAVAILABLE'))));
    expect((await send(api, write, id)).status).toBe(503);
    for (const outage of outages) outage.mockRestore();
    expect((await send(api, write, id)).status).toBeLessThan(300);
  });
});

describe('a key', () => {
  test('is refused while its first request is running', async () => {
    const api = await testApp();
    const go = Promise.withResolvers<void>();
    const { create } = api.orders;
    vi.spyOn(api.orders, 'create').mockImplementation(async (order) => {
      await go.promise;
      return create.call(api.orders, order);
    });
    const write = WRITES['POST /api/flights/{flightId}/orders'] as Write;
    const first = send(api, write, '');
    await expect
      .poll(() => send(api, write, ''))
      .toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_IN_USE' } });
    go.resolve();
    expect((await first).status).toBe(201);
    expect((await send(api, write, '')).body).toEqual((await first).body);
  });

  test('repeats a refusal too', async () => {
    const api = await testApp();
    const mine = await api.order('A1');
    const theirs = await api.order('B1');
    const write = WRITES['POST /api/orders/{orderId}/seats'] as Write;
    const refused = await send(api, write, mine);
    expect(refused).toMatchObject({ status: 409, body: { code: 'SEAT_HELD', seats: ['B1'] } });
    await api.call('DELETE', `/api/orders/${theirs}`);
    const { requestId: _, ...body } = refused.body;
    expect(await send(api, write, mine)).toMatchObject({ status: 409, body });
    expect((await send(api, write, mine, 'key-2')).status).toBe(200);
  });

  test('belongs to its guest: another guest may use the same key', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const guest = async () => {
      const page = await fetch(url, { headers: { accept: 'text/html' } });
      return page.headers.get('set-cookie')?.split(';')[0] ?? '';
    };
    const order = async (cookie: string, seat: string) =>
      api.call('POST', ORDERS, { userId: 'ada', seats: [seat] }, { cookie, 'idempotency-key': 'key-1' });
    const ann = await guest();
    const bob = await guest();
    const ofAnn = await order(ann, 'A1');
    const ofBob = await order(bob, 'A2');
    expect([ofAnn.status, ofBob.status]).toEqual([201, 201]);
    expect((await order(ann, 'A1')).body.orderId).toBe(ofAnn.body.orderId);
  });

  test.each(['', 'x'.repeat(300), '\u00e9'])('that is invalid (%j) is 400', async (key) => {
    const { call } = await testApp();
    const refused = await call('POST', '/orders', { flightID: 'FL123' }, { 'idempotency-key': key });
    expect(refused).toMatchObject({ status: 400, body: { code: 'BAD_INPUT' } });
  });

  test('finds its order under the caller’s own order id; without the key that id is refused', async () => {
    const api = await testApp();
    const body = { flightID: 'FL123', orderID: 'mine' };
    const write: Write = { method: 'POST', path: () => '/orders', body };
    for (const _ of [1, 2])
      expect(await send(api, write, '')).toMatchObject({ status: 201, body: { orderID: 'mine' } });
    expect(await api.call('POST', '/orders', body)).toMatchObject({ status: 409, body: { code: 'ORDER_EXISTS' } });
    expect(await send(api, write, '', 'key-2')).toMatchObject({ status: 409, body: { code: 'ORDER_EXISTS' } });
  });

  test('is the same header in tRPC, and each call of a batch has its own response', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const headers = { 'idempotency-key': '"key-1"' };
    const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${url}/trpc`, headers })] });
    const batch = () =>
      Promise.all(['A1', 'A2', 'A3'].map((seat) => client.orders.create.mutate({ flightId: 'FL123', seats: [seat] })));
    const first = await batch();
    expect(first.map(({ seats }) => seats)).toEqual([['A1'], ['A2'], ['A3']]);
    expect(await batch()).toEqual(first);
  });
});
