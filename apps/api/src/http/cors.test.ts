import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { testApp } from '../testing/test-app.ts';

const PAGE = 'https://partner.test';
const OTHER = 'https://partner.test:8443';
const ORDERS = '/api/flights/FL123/orders';
const allowed = (origins: string[] = [PAGE]) => testApp({ parts: { allowedOrigins: origins } });

const preflight = (method: string, origin = PAGE) => ({
  origin,
  'access-control-request-method': method,
  'access-control-request-headers': 'content-type,idempotency-key',
});

describe('a page of an allowed origin', () => {
  test.each([
    ['POST', ORDERS],
    ['DELETE', '/api/orders/order-1'],
    ['PUT', '/api/orders/order-1/travellers'],
    ['POST', '/orders'],
    ['GET', '/api/flights/FL123/seats/events'],
    ['POST', '/trpc/orders.create'],
    ['GET', '/trpc/flights.list'],
  ])('may send %s %s, by a preflight that lasts ten minutes', async (method, url) => {
    const { app } = await allowed();
    const answer = await app.inject({ method: 'OPTIONS', url, headers: preflight(method) });
    expect(answer.statusCode).toBeLessThan(300);
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': PAGE, 'access-control-max-age': '600' });
    expect(answer.headers['access-control-allow-methods']).toContain(method);
    expect(answer.headers['access-control-allow-headers']).toContain('idempotency-key');
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  test('orders seats and reads the response, and refusals too', async () => {
    const { call } = await allowed();
    const made = await call('POST', ORDERS, { userId: 'ada', seats: ['A1'] }, { origin: PAGE });
    const read = await call('GET', `${made.headers.location}`, undefined, { origin: PAGE });
    const refused = await call('GET', '/api/orders/none', undefined, { origin: PAGE });
    const typed = await call('POST', '/trpc/orders.create', { flightId: 'FL123', seats: ['A2'] }, { origin: PAGE });
    expect([made, read, refused, typed].map(({ status }) => status)).toEqual([201, 200, 404, 200]);
    for (const { headers } of [made, read, refused, typed]) {
      expect(headers['access-control-allow-origin']).toBe(PAGE);
      expect(headers['access-control-expose-headers']).toContain('retry-after');
    }
  });

  test('can open a WebSocket', async () => {
    const api = await allowed();
    const { host } = await api.listen();
    const socket = new WebSocket(`ws://${host}/trpc`, { headers: { origin: PAGE } });
    await once(socket, 'open');
    socket.terminate();
  });

  test('has no identity: it is neither the guest of its cookie nor an administrator on this machine', async () => {
    const api = await allowed();
    const { host, url } = await api.listen();
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { body } = await api.call('POST', ORDERS, { userId: 'ada', seats: ['A1'] }, { cookie });
    const ask = (origin: object) => api.call('GET', `/api/orders/${body.orderId}`, undefined, { cookie, ...origin });
    expect([(await ask({})).status, (await ask({ origin: PAGE })).status]).toEqual([200, 404]);
    const reset = (origin: string) =>
      fetch(`${url}/api/admin/flights/FL123/reset`, { method: 'POST', headers: { origin } });
    expect([(await reset(`http://${host}`)).status, (await reset(PAGE)).status]).toEqual([200, 403]);
  });
});

test.each([OTHER, 'http://partner.test', 'https://a.partner.test', 'https://partner.test.evil.test', 'null'])(
  'a page of the similar origin %s can neither read responses nor change anything',
  async (origin) => {
    const api = await allowed();
    const { host } = await api.listen();
    const checked = await api.app.inject({ method: 'OPTIONS', url: ORDERS, headers: preflight('POST', origin) });
    const read = await api.call('GET', '/api/flights', undefined, { origin });
    const made = await api.call('POST', ORDERS, { userId: 'ada', seats: ['A1'] }, { origin });
    for (const { headers } of [checked, read, made]) expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect([read.status, made.status, made.body.code]).toEqual([200, 403, 'BAD_ORIGIN']);
    const socket = new WebSocket(`ws://${host}/trpc`, { headers: { origin } });
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(403);
  },
);

test('OPTIONS from a program returns the methods, whichever origins are allowed', async () => {
  const { app } = await allowed();
  const { statusCode, headers } = await app.inject({ method: 'OPTIONS', url: '/api/flights' });
  expect([statusCode, headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS']);
  expect((await app.inject({ method: 'OPTIONS', url: '/trpc-not/there' })).statusCode).toBe(404);
});

test('without allowed origins, no page of another site can read responses', async () => {
  const { call } = await testApp();
  const { headers } = await call('GET', '/api/flights', undefined, { origin: PAGE });
  expect(headers).not.toHaveProperty('access-control-allow-origin');
});
