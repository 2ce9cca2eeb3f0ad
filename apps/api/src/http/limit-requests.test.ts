import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createIdentity } from '../identity/identity.ts';
import { trustedProxies } from '../identity/trusted-proxies.ts';
import { singleNodeLimits } from '../testing/rate-limits.ts';
import { testApp } from '../testing/test-app.ts';
import type { WebHandler } from './web-app.ts';

const limited = (rates: Parameters<typeof singleNodeLimits>[0]) => {
  const { limits, met } = singleNodeLimits(rates);
  return testApp({ parts: { rateLimits: limits, limitsMet: met } });
};

/** The first bytes of a response. */
async function raw(host: string, path: string): Promise<string> {
  const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  return `${answer}`;
}

const SEATS = '/api/flights/FL123/seats';
const ORDERS = '/api/flights/FL123/orders';

describe('over HTTP', () => {
  test('each response has the caller’s remaining quota', async () => {
    const { call } = await limited({ reads: 50 });
    expect((await call('GET', SEATS)).headers).toMatchObject({
      'ratelimit-policy': '"reads-address";q=50;w=60',
      ratelimit: '"reads-address";r=49;t=60',
    });
  });

  test('a caller that reads too much is refused with the time to retry', async () => {
    const { call, app } = await limited({ reads: 3 });
    for (let reads = 0; reads < 3; reads++) expect((await call('GET', SEATS)).status).toBe(200);
    const refused = await call('GET', '/api/flights');
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': '60', ratelimit: '"reads-address";r=0;t=60' },
      body: { code: 'RATE_LIMITED', detail: expect.stringContaining('wait 60 s') },
    });
    expect((await call('POST', ORDERS, { userId: 'ada', seats: ['A1'] })).status).toBe(201);
    const { body } = await app.inject('/metrics');
    expect(body).toContain('jumpseat_limits_met_total{limit="reads-address"} 1');
    expect(body).toContain('jumpseat_refusals_total{code="RATE_LIMITED"} 1');
  });

  test.each([
    ['a write', 'POST', ORDERS],
    ['an invalid write', 'POST', '/api/flights/FL123/orders/nothing'],
    ['a cancellation', 'DELETE', '/api/orders/none'],
  ] as const)('%s counts as one', async (_, method, url) => {
    const { call } = await limited({ writes: 2 });
    for (let writes = 0; writes < 2; writes++) expect((await call(method, url)).status).not.toBe(429);
    expect((await call(method, url)).status).toBe(429);
    expect((await call('GET', SEATS)).status).toBe(200);
  });

  test.each([
    SEATS,
    '/',
    '/flights/FL123',
    '/docs/',
    '/openapi.json',
    '/api/nothing',
    '/trpc/flights.list',
    '/trpc/nothing',
    '/_app/../flights/FL123',
    '/_app/%2e%2e/flights/FL123',
  ])('%s counts as a read', async (url) => {
    const { listen } = await limited({ reads: 10 });
    const { host } = await listen();
    // By a raw request, because clients normalise the path.
    const answer = await raw(host, url);
    expect(answer).toMatch(/\r\nratelimit: "reads-address";r=9;/i);
  });

  test.each([
    '/api/orders/none/ticket.pdf',
    '/api/orders/none/receipts/1.pdf',
    '/api/orders/none/boarding-passes/0.pkpass',
    '/trpc/trips.paper',
    '/trpc/trips%252Epaper',
  ])('the paper %s counts as 20 reads', async (url) => {
    const { app } = await limited({ reads: 50 });
    expect((await app.inject(url)).headers.ratelimit).toBe('"reads-address";r=30;t=60');
  });

  test.each(['/health', '/ready', '/metrics', '/_app/start.js'])('%s is not limited', async (url) => {
    const { app } = await limited({ reads: 1 });
    for (let times = 0; times < 3; times++) expect((await app.inject(url)).statusCode).toBe(200);
  });

  test.each([
    '/api/flights/FL123/seats/events',
    '/api/orders/none/events',
    '/orders/none/events',
    '/trpc/seatMap.watch?input=%7B%22flightId%22%3A%22none%22%7D',
  ])('the stream %s counts as a connection', async (path) => {
    const api = await limited({ connections: 1 });
    const { url } = await api.listen();
    const statuses = [];
    for (let times = 0; times < 2; times++) {
      const leaving = new AbortController();
      statuses.push((await fetch(`${url}${path}`, { signal: leaving.signal })).status);
      leaving.abort();
    }
    expect(statuses).toEqual([expect.any(Number), 429]);
    expect(statuses[0]).not.toBe(429);
  });

  test('each call of a batch counts, and each is refused with the reason', async () => {
    const { app } = await limited({ reads: 45 });
    const paths = Array.from({ length: 20 }, () => 'airports.list').join(',');
    const input = encodeURIComponent(JSON.stringify({ 0: null }));
    const batch = () => app.inject(`/trpc/${paths}?batch=1&input=${input}`);
    expect([(await batch()).statusCode, (await batch()).statusCode]).toEqual([200, 200]);
    const refused = await batch();
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('60');
    const answers = refused.json<{ error: { data: object } }[]>();
    expect(answers).toHaveLength(20);
    expect(answers[19]?.error.data).toMatchObject({ httpStatus: 429, problem: { code: 'RATE_LIMITED' } });
  });
});

describe('over a WebSocket', () => {
  async function connected(rates: Parameters<typeof singleNodeLimits>[0]) {
    const api = await limited(rates);
    const { host } = await api.listen();
    const socket = new WebSocket(`ws://${host}/trpc`);
    const answers: { id: number; error?: { data: object } }[] = [];
    socket.on('message', (data) => answers.push(JSON.parse(`${data}`)));
    await new Promise((opened) => socket.once('open', opened));
    const send = (messages: object) => socket.send(JSON.stringify(messages));
    const refused = () =>
      answers.filter(({ error }) => JSON.stringify(error ?? '').includes('RATE_LIMITED')).map(({ id }) => id);
    return { host, socket, send, answers, refused };
  }
  const query = (id: number) => ({ id, method: 'query', params: { path: 'airports.list' } });
  const watch = (id: number, path: string) => ({
    id,
    method: 'subscription',
    params: { path, input: { flightId: 'FL123' } },
  });

  test('each message of a frame counts', async () => {
    const { send, answers, refused } = await connected({ reads: 15 });
    send(Array.from({ length: 20 }, (_, id) => query(id)));
    await expect.poll(() => answers.length).toBe(20);
    expect(refused()).toEqual([15, 16, 17, 18, 19]);
  });

  test.each(['seatMap.watch', 'presence.watch'])('each subscription to %s counts', async (path) => {
    const { send, refused } = await connected({ reads: 3 });
    for (let id = 0; id < 5; id++) send(watch(id, path));
    await expect.poll(refused).toEqual([3, 4]);
  });

  test('writes count separately', async () => {
    const { send, answers, refused } = await connected({ writes: 2 });
    const cancel = (id: number) => ({
      id,
      method: 'mutation',
      params: { path: 'orders.cancel', input: { orderId: 'none' } },
    });
    send([cancel(0), cancel(1), cancel(2), query(3)]);
    await expect.poll(() => answers.length).toBe(4);
    expect(refused()).toEqual([2]);
  });

  test.each([
    ['invalid JSON', '{'],
    ['unknown calls', JSON.stringify({ id: 1, method: 'query', params: { path: 'nothing.here' } })],
  ])('a socket that keeps sending %s is closed', async (_, frame) => {
    const { socket } = await connected({ reads: 5 });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    for (let times = 0; times < 10; times++) socket.send(frame);
    await closed;
  });

  test('a caller that opens too many sockets is refused with the time to retry', async () => {
    const { host } = await connected({ connections: 1 });
    const socket = new WebSocket(`ws://${host}/trpc`);
    socket.on('error', () => {});
    const response = await new Promise<{ statusCode: number; headers: object }>((answered) =>
      socket.once('unexpected-response', (_request, response) => answered(response as never)),
    );
    expect(response).toMatchObject({
      statusCode: 429,
      headers: { 'retry-after': '60', ratelimit: '"connections-address";r=0;t=60' },
    });
    socket.terminate();
  });
});

describe('behind proxies', () => {
  const SECRET = 'a secret that is only for tests, and long';
  const identityBehind = (proxies: string) =>
    createIdentity({
      sessionSecret: SECRET,
      production: false,
      secureCookies: false,
      trust: trustedProxies(proxies),
    });

  test('an address that the caller claims in a header is ignored', async () => {
    const { call } = await limited({ reads: 3 });
    const statuses = [];
    for (let last = 1; last <= 4; last++) {
      const answer = await call('GET', SEATS, undefined, { 'x-forwarded-for': `192.0.2.${last}` });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  test.each(['1', 'loopback', '127.0.0.1, 10.0.0.0/8'])(
    'with TRUSTED_PROXIES=%s each visitor counts by its own address, and a forged address is ignored',
    async (proxies) => {
      const { limits } = singleNodeLimits({ reads: 2 });
      const { call } = await testApp({ parts: { rateLimits: limits, identity: identityBehind(proxies) } });
      const from = async (forwarded: string) =>
        (await call('GET', SEATS, undefined, { 'x-forwarded-for': forwarded })).status;
      expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.1')]).toEqual([200, 200, 429]);
      expect(await from('198.51.100.7, 192.0.2.1')).toBe(429);
      expect(await from('192.0.2.2')).toBe(200);
    },
  );

  test('the addresses of one IPv6 network count as one caller', async () => {
    const { limits } = singleNodeLimits({ reads: 2 });
    const { call } = await testApp({ parts: { rateLimits: limits, identity: identityBehind('1') } });
    const from = async (forwarded: string) =>
      (await call('GET', SEATS, undefined, { 'x-forwarded-for': forwarded })).status;
    expect([await from('2001:db8:0:1::1'), await from('2001:db8:0:1:ffff::2')]).toEqual([200, 200]);
    expect(await from('2001:db8:0:1:abcd:1:2:3')).toBe(429);
    expect(await from('2001:db8:0:2::1')).toBe(200);
    expect([await from('::ffff:192.0.2.9'), await from('192.0.2.9'), await from('192.0.2.9')]).toEqual([200, 200, 429]);
  });

  test('the calls of a page that is rendered count for its visitor', async () => {
    const { limits } = singleNodeLimits({ reads: 5 });
    const identity = identityBehind('1');
    let visitor = '';
    const web: WebHandler = (request, response) => {
      visitor = `${request.headers['x-jumpseat-visitor']}`;
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Jumpseat</h1>');
    };
    const { app } = await testApp({ parts: { rateLimits: limits, identity, web } });
    const headers = { accept: 'text/html', 'x-forwarded-for': '192.0.2.1', 'x-jumpseat-visitor': '192.0.2.66' };
    await app.inject({ url: '/', headers });
    const asVisitor = { 'x-forwarded-for': '198.51.100.7', 'x-jumpseat-visitor': visitor };
    const rendered = await app.inject({ url: '/trpc/flights.list', headers: asVisitor });
    expect(rendered.headers.ratelimit).toMatch(/^"reads-address";r=3;/);
    const forged = { 'x-forwarded-for': '198.51.100.7', 'x-jumpseat-visitor': '192.0.2.1.c2lnbmF0dXJl' };
    const other = await app.inject({ url: '/trpc/flights.list', headers: forged });
    expect(other.headers.ratelimit).toMatch(/^"reads-address";r=4;/);
  });
});
