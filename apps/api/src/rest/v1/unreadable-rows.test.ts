import { airportOf, localTime } from '@jumpseat/domain';
import { describe, expect, test } from 'vitest';
import { flightAhead } from '../../testing/memory-flights.ts';
import { testApp } from '../../testing/test-app.ts';

const good = flightAhead('JS1', 'demo-30');

/** Flights that only a bug, or a change by hand, can leave in the database. */
const BAD = {
  'that leaves in the local year 10000': { departsAt: '9999-12-31T23:30:00.000Z' },
  'that has an invalid arrival': { arrivesAt: 'never' },
  'of an aircraft that no longer exists': { layoutId: 'zeppelin' },
  'with an invalid fare': { fares: { economy: { amount: 0.5, currency: 'EUR' } } },
} as const;

describe.each(Object.entries(BAD))('a flight %s', (_, bad) => {
  async function apiWithBadFlight() {
    const made = await testApp();
    await made.flights.create(good);
    made.flights.put({ ...good, id: 'BAD', ...bad } as typeof good);
    return made;
  }

  test('is left out of the list, logged and counted; the other flights are listed', async () => {
    const { app, call, logged } = await apiWithBadFlight();
    const { status, body } = await call('GET', '/trpc/flights.list');
    expect(status).toBe(200);
    expect(body.result.data.map(({ id }: { id: string }) => id)).toEqual(['FL123', 'JS1']);
    expect(logged()).toMatch(/"id":"BAD".*cannot be shown/);
    expect((await app.inject('/metrics')).body).toContain('jumpseat_unreadable_rows_total 1');
  });

  test('does not break a search', async () => {
    const { call } = await apiWithBadFlight();
    // A search is by the calendar of the origin, which is a day ahead of UTC late in the evening.
    const date = localTime(good.departsAt, airportOf('ZRH').timeZone).slice(0, 10);
    const { status, body } = await call('GET', `/api/flights?from=ZRH&to=LIS&date=${date}`);
    expect(status).toBe(200);
    expect(body.flights.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['JS1']));
  });

  test('read alone is INTERNAL, not the caller’s error', async () => {
    const { call } = await apiWithBadFlight();
    expect(await call('GET', '/api/flights/BAD')).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
  });
});

test('an unreadable order does not hide the guest’s other orders', async () => {
  const { app, call, listen, orders, logged } = await testApp();
  const { url } = await listen();
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  for (const orderId of ['good', 'bad']) {
    const body = { orderId, userId: 'ada', seats: [orderId === 'good' ? 'A1' : 'A2'] };
    expect((await call('POST', '/api/flights/FL123/orders', body, { cookie })).status).toBe(201);
  }
  orders.applyEvent('bad', { type: 'HOLD_EXTENDED', expiresAt: 'never' });
  const { status, body } = await call('GET', '/trpc/orders.mine?input={}', undefined, { cookie });
  expect(status).toBe(200);
  expect(body.result.data.map(({ orderId }: { orderId: string }) => orderId)).toEqual(['good']);
  expect(logged()).toMatch(/"id":"bad".*cannot be shown/);
  expect((await app.inject('/metrics')).body).toContain('jumpseat_unreadable_rows_total 1');
});
