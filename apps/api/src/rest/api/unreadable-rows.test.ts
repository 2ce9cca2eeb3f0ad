import { describe, expect, test } from 'vitest';
import { flightAhead } from '../../testing/memory-flights.ts';
import { testApp } from '../../testing/test-app.ts';

const DAY = (ms: string) => ms.slice(0, 10);
const good = flightAhead('JS1', 'demo-30');

/** Flights as only a fault of ours, or a hand in the database, can leave them there. */
const BAD = {
  'that leaves in the year 10000 by its own clocks': { departsAt: '9999-12-31T23:30:00.000Z' },
  'that arrives at no time': { arrivesAt: 'never' },
  'of an aircraft that is no more': { layoutId: 'zeppelin' },
  'of a fare that is no amount': { fares: { economy: { amount: 0.5, currency: 'EUR' } } },
} as const;

describe.each(Object.entries(BAD))('a flight %s', (_, bad) => {
  async function world() {
    const made = await testApp();
    await made.flights.create(good);
    made.flights.put({ ...good, id: 'BAD', ...bad } as typeof good);
    return made;
  }

  test('is left out of the list, logged and counted; the others are shown', async () => {
    const { app, call, logged } = await world();
    const { status, body } = await call('GET', '/trpc/flights.list');
    expect(status).toBe(200);
    expect(body.result.data.map(({ id }: { id: string }) => id)).toEqual(['FL123', 'JS1']);
    expect(logged()).toMatch(/"id":"BAD".*cannot be shown/);
    expect((await app.inject('/metrics')).body).toContain('jumpseat_unreadable_rows_total 1');
  });

  test('does not take a search down', async () => {
    const { call } = await world();
    const date = DAY(good.departsAt);
    const { status, body } = await call('GET', `/api/flights?from=ZRH&to=LIS&date=${date}`);
    expect(status).toBe(200);
    expect(body.flights.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['JS1']));
  });

  test('asked for by itself is a fault of ours, not of the caller', async () => {
    const { call } = await world();
    expect(await call('GET', '/api/flights/BAD')).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
  });
});

test('an order that cannot be shown does not take the guest’s other orders down', async () => {
  const { app, call, listen, orders, logged } = await testApp();
  const { url } = await listen();
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  for (const orderId of ['good', 'bad']) {
    const body = { orderId, userId: 'ada', seats: [orderId === 'good' ? 'A1' : 'A2'] };
    expect((await call('POST', '/api/flights/FL123/orders', body, { cookie })).status).toBe(201);
  }
  orders.happen('bad', { type: 'HOLD_EXTENDED', expiresAt: 'never' });
  const { status, body } = await call('GET', '/trpc/orders.mine?input={}', undefined, { cookie });
  expect(status).toBe(200);
  expect(body.result.data.map(({ orderId }: { orderId: string }) => orderId)).toEqual(['good']);
  expect(logged()).toMatch(/"id":"bad".*cannot be shown/);
  expect((await app.inject('/metrics')).body).toContain('jumpseat_unreadable_rows_total 1');
});
