import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test, vi } from 'vitest';
import { testApp } from '../testing/test-app.ts';

const ORDERS = '/api/flights/FL123/orders';

describe('an invalid request', () => {
  test.each(['{"userId": ', '{]', 'userId=ada', '{"__proto__": {"admin": true}}'])(
    'with the body %s is 400',
    async (payload) => {
      const { app } = await testApp();
      const headers = { 'content-type': 'application/json' };
      const answer = await app.inject({ method: 'POST', url: ORDERS, headers, payload });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().code).toBe('MALFORMED_JSON');
    },
  );

  test('without a body is 400 and names the body', async () => {
    const { call } = await testApp();
    const answer = await call('POST', ORDERS, undefined, { 'content-type': 'application/json' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'BAD_INPUT', detail: expect.stringContaining('body') } });
  });

  test('with a body that is not JSON is 415', async () => {
    const { app } = await testApp();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const answer = await app.inject({
        method: 'POST',
        url: ORDERS,
        headers: { 'content-type': type },
        payload: 'a=b',
      });
      expect(answer.statusCode).toBe(415);
      expect(answer.json().code).toBe('UNSUPPORTED_MEDIA_TYPE');
    }
  });

  test('with more than 64 KB is 413', async () => {
    const { call } = await testApp();
    for (const url of [ORDERS, '/trpc/orders.create']) {
      const answer = await call('POST', url, { userId: 'x'.repeat(65 * 1024), seats: ['A1'] });
      expect(answer).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
    }
  });

  test.each(['/api/flights/%', '/orders/%zz/status'])('at the address %s is 400', async (url) => {
    const { call } = await testApp();
    expect(await call('GET', url)).toMatchObject({ status: 400, body: { code: 'BAD_INPUT' } });
  });
});

test.each([
  ['GET', '/api'],
  ['GET', '/api/nothing'],
  ['PUT', '/api/orders/one'],
  ['GET', '/orders'],
  ['POST', '/orders/one'],
  ['GET', '/flights/FL123/nothing'],
] as const)('%s %s is 404 with a problem document', async (method, url) => {
  const { call } = await testApp();
  const { status, headers, body } = await call(method, url);
  expect({ status, code: body.code }).toEqual({ status: 404, code: 'ROUTE_NOT_FOUND' });
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
});

test('an unknown method is 404 too', async () => {
  const { app } = await testApp();
  // The types of light-my-request don't know the newest methods.
  const answer = await app.inject({ method: 'QUERY' as 'GET', url: '/api/flights' });
  expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 404, code: 'ROUTE_NOT_FOUND' });
});

test('OPTIONS returns the methods, and allows no other site', async () => {
  const { app } = await testApp();
  const { statusCode, headers } = await app.inject({
    method: 'OPTIONS',
    url: '/api/orders/one',
    headers: { origin: 'https://evil.test', 'access-control-request-method': 'DELETE' },
  });
  expect(statusCode).toBe(204);
  expect(headers.allow).toBe('DELETE, GET, HEAD, OPTIONS');
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

test('HEAD returns what GET does, without the body', async () => {
  const { app } = await testApp();
  const answer = await app.inject({ method: 'HEAD', url: '/api/flights/FL123/seats' });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toBe('');
});

describe.each([ORDERS, '/trpc/orders.create'])('a caller who aborts its body at %s', (url) => {
  test('is counted as BAD_INPUT and not logged', async () => {
    const { app, listen, logged } = await testApp();
    const { host } = await listen();
    const [name, port] = host.split(':');
    logged();
    const socket = connect(Number(port), name);
    const head = [
      'POST',
      url,
      'HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"us',
    ];
    await new Promise((sent) => socket.write(head.join(' '), sent));
    socket.destroy();
    const refused = 'jumpseat_refusals_total{code="BAD_INPUT"} 1';
    await expect.poll(async () => (await app.inject('/metrics')).body).toContain(refused);
    expect(logged()).toBe('');
  });
});

describe('our own fault', () => {
  const boom = new Error('the reason, with a secret');

  test('is 500, logged with its cause and the request id, and hides the cause from the caller', async () => {
    const { call, flights, logged } = await testApp();
    vi.spyOn(flights, 'seatMap').mockRejectedValue(boom);
    const { status, body } = await call('GET', '/api/flights/FL123/seats', undefined, { 'x-request-id': 'mine-1' });
    expect({ status, code: body.code, id: body.requestId }).toEqual({ status: 500, code: 'INTERNAL', id: 'mine-1' });
    expect(JSON.stringify(body)).not.toMatch(/secret|stack|node_modules|\.ts/);
    expect(logged()).toMatch(/"reqId":"mine-1".*the reason, with a secret/);
  });

  test('leaks no stack over tRPC either', async () => {
    const { call, flights, logged } = await testApp();
    vi.spyOn(flights, 'seatMap').mockRejectedValue(boom);
    const input = encodeURIComponent(JSON.stringify({ flightId: 'FL123' }));
    const { status, body } = await call('GET', `/trpc/seatMap.get?input=${input}`);
    expect(status).toBe(500);
    expect(body.error.data.problem.code).toBe('INTERNAL');
    expect(JSON.stringify(body)).not.toMatch(/stack|node_modules|\.ts:/);
    expect(logged()).toContain('the reason, with a secret');
  });

  test.each([
    ['REST', '/api/flights/FL123/seats'],
    ['tRPC', `/trpc/seatMap.get?input=${encodeURIComponent('{"flightId":"FL123"}')}`],
  ])('includes a %s response that violates its own schema: it is INTERNAL, not BAD_INPUT', async (_, url) => {
    const { app, call, flights, logged } = await testApp();
    const broken = { flightId: 'FL123', version: 0.5, seats: [] };
    vi.spyOn(flights, 'seatMap').mockResolvedValue(broken);
    const { status, body } = await call('GET', url);
    expect([status, (body.error?.data.problem ?? body).code]).toEqual([500, 'INTERNAL']);
    expect(logged()).toContain('expected int');
    expect((await app.inject('/metrics')).body).toContain('jumpseat_refusals_total{code="INTERNAL"} 1');
  });

  test('is all that is logged: refused and served requests are not', async () => {
    const { call, logged } = await testApp();
    await call('GET', '/api/flights/FL123/seats');
    await call('POST', ORDERS, { seats: [] });
    await call('GET', '/trpc/nothing.here');
    expect(logged()).toBe('');
  });
});

describe('a page of another site', () => {
  const foreign = { origin: 'https://evil.test' };

  test('may not change anything', async () => {
    const { call } = await testApp();
    const calls = [
      call('POST', ORDERS, { userId: 'ada', seats: ['A1'] }, foreign),
      call('POST', '/trpc/orders.create', {}, foreign),
    ];
    for (const answer of await Promise.all(calls)) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'BAD_ORIGIN' } });
    }
    expect((await call('DELETE', '/api/orders/one', undefined, { origin: 'null' })).status).toBe(403);
  });

  test('is not ours if only its port differs', async () => {
    const { call } = await testApp();
    const headers = { host: 'localhost:8080', origin: 'http://localhost:9090' };
    expect((await call('POST', ORDERS, {}, headers)).status).toBe(403);
  });

  const status = async (publicOrigin: string | undefined, headers: Record<string, string>) => {
    const { call } = await testApp({ parts: { publicOrigin } });
    return (await call('POST', ORDERS, { userId: 'ada', seats: ['A1'] }, headers)).status;
  };
  const PUBLIC = 'https://fly.test';

  test.each([
    ['localhost:8080', undefined, 201],
    ['127.0.0.1:8080', undefined, 201],
    ['[::1]:8080', undefined, 201],
    ['jumpseat.localhost', undefined, 201],
    ['192.168.1.20:8080', undefined, 201],
    ['[fe80::1]:8080', undefined, 201],
    ['evil.test:8080', undefined, 403],
    ['127.0.0.1.evil.test', undefined, 403],
    ['localhost.evil.test', undefined, 403],
    ['localhost:8080', PUBLIC, 201],
    ['fly.test', PUBLIC, 201],
    ['evil.test', PUBLIC, 403],
    ['fly.test.evil.test', PUBLIC, 403],
  ])(
    'of the host %s with the public origin %s gets %d: a foreign name pointed at this machine is not ours',
    async (host, publicOrigin, expected) => {
      expect(await status(publicOrigin, { host, origin: `http://${host}` })).toBe(expected);
    },
  );

  test('may not change anything, but pages of the public origin may, also behind a proxy with another host', async () => {
    expect(await status(PUBLIC, { host: 'node-1:8080', origin: PUBLIC })).toBe(201);
    expect(await status(PUBLIC, { host: 'node-1:8080', origin: 'http://node-1:8080' })).toBe(403);
  });

  test('under a network name of this machine is refused with the setting that allows it', async () => {
    const { call } = await testApp();
    const { body } = await call('POST', ORDERS, {}, { host: 'laptop:8080', origin: 'http://laptop:8080' });
    expect(body).toMatchObject({ detail: /http:\/\/laptop:8080 is not set as PUBLIC_ORIGIN/, advice: /PUBLIC_ORIGIN/ });
  });
});

test('every response has security headers and a request id', async () => {
  const { call, app } = await testApp();
  const page = await app.inject({ url: '/', headers: { accept: 'text/html' } });
  for (const { headers } of [await call('GET', '/health'), await call('GET', '/api/nothing'), page]) {
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-request-id': expect.any(String),
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('a request id with unsafe characters is replaced', async () => {
  const { call } = await testApp();
  const { headers } = await call('GET', '/health', undefined, { 'x-request-id': 'a b"\u0007' });
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('bytes that are not HTTP are refused', async () => {
  const api = await testApp();
  const { host } = await api.listen();
  const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
  socket.end('NOT HTTP AT ALL\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1.1 400 /);
});
