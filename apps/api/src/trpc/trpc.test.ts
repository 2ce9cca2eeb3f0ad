import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import type { AppRouter } from '@jumpseat/booking/router';
import { JumpseatError, refusal } from '@jumpseat/domain';
import { createTRPCClient, createWSClient, httpBatchLink, TRPCClientError, wsLink } from '@trpc/client';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import WebSocket from 'ws';
import { rawSocket } from '../testing/raw-socket.ts';
import { type TestApi, testApp } from '../testing/test-app.ts';

describe('over HTTP', () => {
  test('typed calls are served, also several in one request', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${url}/trpc` })] });
    const [flights, map, order] = await Promise.all([
      client.flights.list.query(),
      client.seatMap.get.query({ flightId: 'FL123' }),
      client.orders.create.mutate({ flightId: 'FL123', seats: ['A1'] }),
    ]);
    expect([flights[0]?.id, map.seats.length, order.status]).toEqual(['FL123', 30, 'SEATS_RESERVED']);
  });

  test('an order says how much time its one extension adds', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const { orders } = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${url}/trpc` })] });
    const held = await orders.create.mutate({ flightId: 'FL123', seats: ['A1'] });
    expect(held).toMatchObject({ extendable: true, extensionSeconds: 900 });
    const extended = await orders.extend.mutate({ orderId: held.orderId });
    expect(extended).toMatchObject({ extendable: false, extensionSeconds: 0 });
    expect(Date.parse(`${extended.holdExpiresAt}`) - Date.parse(`${held.holdExpiresAt}`)).toBe(900_000);
  });

  test('refusals have a code and no stack', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${url}/trpc` })] });
    const refused = await client.orders.byId.query({ orderId: 'none' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TRPCClientError);
    const { data } = refused as TRPCClientError<AppRouter>;
    expect(data).toMatchObject({ httpStatus: 404, problem: { code: 'ORDER_NOT_FOUND' } });
    expect(data).not.toHaveProperty('stack');
  });

  test.each(['OVERLOADED', 'UNAVAILABLE'] as const)('%s has the time to retry, as in REST', async (code) => {
    const { app, orders } = await testApp();
    vi.spyOn(orders, 'create').mockRejectedValue(new JumpseatError(refusal(code)));
    for (const [url, payload] of [
      ['/api/flights/FL123/orders', { userId: 'ada', seats: ['A1'] }],
      ['/trpc/orders.create', { flightId: 'FL123', seats: ['A1'] }],
    ] as const) {
      const { statusCode, headers, body } = await app.inject({ method: 'POST', url, payload });
      expect({ statusCode, retryAfter: headers['retry-after'] }).toEqual({
        statusCode: 503,
        retryAfter: expect.stringMatching(/^[1-3]$/),
      });
      expect(body).toContain(code);
    }
  });

  test('a batch of more than 100 calls is refused, however short they are', async () => {
    const { app, flights } = await testApp();
    const list = vi.spyOn(flights, 'list');
    for (const calls of [101, 150]) {
      const url = `/trpc/${Array(calls).fill('flights.list').join(',')}?batch=1`;
      const answer = await app.inject({ url });
      expect(answer.statusCode).toBe(413);
      expect(answer.body).toContain('BODY_TOO_LARGE');
      expect(answer.body).toContain('at most 100 calls at once');
    }
    expect(list).not.toHaveBeenCalled();
    const { statusCode } = await app.inject({ url: `/trpc/${Array(100).fill('airports.list').join(',')}?batch=1` });
    expect(statusCode).toBe(200);
  });

  test('responses are stored by no cache', async () => {
    const { app } = await testApp();
    for (const url of ['/trpc/orders.mine?input={}', '/trpc/orders.byId?input={"orderId":"none"}']) {
      expect((await app.inject({ url: encodeURI(url) })).headers['cache-control']).toBe('no-store');
    }
  });

  test('OVERLOADED is counted, and not logged', async () => {
    const { app, call, orders, logged } = await testApp();
    vi.spyOn(orders, 'create').mockRejectedValue(new JumpseatError(refusal('OVERLOADED')));
    await call('POST', '/api/flights/FL123/orders', { userId: 'ada', seats: ['A1'] });
    await call('POST', '/trpc/orders.create', { flightId: 'FL123', seats: ['A1'] });
    expect(logged()).toBe('');
    expect((await app.inject('/metrics')).body).toContain('jumpseat_refusals_total{code="OVERLOADED"} 2');
  });
});

describe('over WebSocket', () => {
  async function connected(api: TestApi) {
    const { host } = await api.listen();
    const socket = createWSClient({ url: `ws://${host}/trpc`, retryDelayMs: () => 20 });
    onTestFinished(async () => void (await socket.close()));
    return { host, client: createTRPCClient<AppRouter>({ links: [wsLink<AppRouter>({ client: socket })] }) };
  }

  async function listening() {
    const api = await testApp();
    return { ...api, ...(await api.listen()) };
  }

  /** Returns the cookie of a new guest. */
  async function guest(host: string): Promise<string> {
    const page = await fetch(`http://${host}`, { headers: { accept: 'text/html' } });
    return page.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  test('a viewer gets the seat map, then each change', async () => {
    const api = await testApp();
    const { client } = await connected(api);
    const seen: unknown[] = [];
    const changed = Promise.withResolvers<void>();
    client.seatMap.watch.subscribe(
      { flightId: 'FL123' },
      {
        onData({ id, data }) {
          seen.push({ id, type: data.type, A1: data.seats.A1 });
          if (seen.length === 1) void api.order('A1');
          else changed.resolve();
        },
        onError: changed.reject,
      },
    );
    await changed.promise;
    expect(seen).toEqual([
      { id: '0', type: 'snapshot', A1: 'AVAILABLE' },
      { id: '1', type: 'delta', A1: 'HELD' },
    ]);
  });

  test('a subscription to an unknown order ends with its code', async () => {
    const api = await testApp();
    const { client } = await connected(api);
    const refused = Promise.withResolvers<TRPCClientError<AppRouter>>();
    client.orders.watch.subscribe({ orderId: 'none' }, { onError: refused.resolve });
    const { data } = await refused.promise;
    expect(data?.problem.code).toBe('ORDER_NOT_FOUND');
    expect(JSON.stringify(data)).not.toContain('stack');
  });

  test('the upgrade reads the same cookie as HTTP calls', async () => {
    const api = await testApp();
    const { host, url } = await api.listen();
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { body } = await api.call('POST', '/api/flights/FL123/orders', { userId: 'ada', seats: ['A1'] }, { cookie });
    const ask = async (headers: Record<string, string>) => {
      const socket = new WebSocket(`ws://${host}/trpc`, { headers });
      onTestFinished(() => socket.terminate());
      await once(socket, 'open');
      socket.send(
        JSON.stringify({ id: 1, method: 'query', params: { path: 'orders.byId', input: { orderId: body.orderId } } }),
      );
      const [answer] = await once(socket, 'message');
      return JSON.parse(`${answer}`);
    };
    expect((await ask({ cookie })).result.data.orderId).toBe(body.orderId);
    expect((await ask({})).error.data.problem.code).toBe('ORDER_NOT_FOUND');
  });

  test('more than 100 calls in one message are refused, each by its id', async () => {
    const { host, flights } = await listening();
    const list = vi.spyOn(flights, 'list');
    const socket = await rawSocket(host);
    const calls = { 'flights.list': 'query', 'seatMap.watch': 'subscription', 'orders.mine': 'query' };
    for (const [path, method] of Object.entries(calls)) {
      const frame = Array.from({ length: 101 }, (_, id) => ({
        id,
        method,
        params: { path, input: { flightId: 'FL123' } },
      }));
      socket.send(frame);
      for (let id = 0; id < 101; id++) {
        expect(await socket.next()).toMatchObject({ id, error: { data: { problem: { code: 'BODY_TOO_LARGE' } } } });
      }
    }
    expect(list).not.toHaveBeenCalled();
  });

  test('a socket may have 100 running calls; more are refused at once, and the others still complete', async () => {
    const { host, orders } = await listening();
    const answer = Promise.withResolvers<never[]>();
    vi.spyOn(orders, 'heldBy').mockReturnValue(answer.promise);
    const { socket, send, next } = await rawSocket(host, { headers: { cookie: await guest(host) } });
    const frame = (from: number) =>
      Array.from({ length: 60 }, (_, id) => ({
        id: from + id,
        method: 'query',
        params: { path: 'orders.mine', input: {} },
      }));
    send(frame(0));
    send(frame(60));
    for (let refused = 0; refused < 20; refused++) {
      expect(await next()).toMatchObject({ error: { data: { httpStatus: 503, problem: { code: 'OVERLOADED' } } } });
    }
    answer.resolve([]);
    for (let answered = 0; answered < 100; answered++) expect(await next()).toMatchObject({ result: { data: [] } });
    socket.terminate();
  });

  test('queued reads of a closed socket are dropped, and other callers are served meanwhile', async () => {
    const { host, url, flights } = await listening();
    const read = Promise.withResolvers<never[]>();
    const list = vi.spyOn(flights, 'list').mockReturnValue(read.promise);
    for (let socket = 0; socket < 2; socket++) {
      const greedy = await rawSocket(host);
      greedy.send(
        Array.from({ length: 100 }, (_, id) => ({ id, method: 'query', params: { path: 'flights.list', input: {} } })),
      );
      await expect.poll(() => list.mock.calls.length).toBe(4 * (socket + 1));
      expect((await fetch(`${url}/api/flights/FL123/seats`)).status).toBe(200);
      greedy.socket.terminate();
      await once(greedy.socket, 'close');
    }
    await expect.poll(async () => (await fetch(`${url}/metrics`)).text()).toContain('jumpseat_websockets 0');
    read.resolve([]);
    expect((await fetch(`${url}/api/flights/FL123/seats`)).status).toBe(200);
    expect(list).toHaveBeenCalledTimes(8);
  });

  test.each([
    ['a page of another site', '/trpc', { origin: 'https://evil.test' }, 403, 'BAD_ORIGIN'],
    ['another path', '/socket', {}, 404, 'ROUTE_NOT_FOUND'],
  ])('the upgrade of %s is refused with a problem document', async (_who, path, headers, status, code) => {
    const api = await testApp();
    const { host } = await api.listen();
    const socket = new WebSocket(`ws://${host}${path}`, { headers });
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(status);
    expect(await json(response)).toMatchObject({ status, code, instance: path, requestId: expect.any(String) });
  });

  test('our own pages and programs may upgrade', async () => {
    const api = await testApp();
    const { host } = await api.listen();
    for (const headers of [{ origin: `http://${host}` }, {}]) {
      const socket = new WebSocket(`ws://${host}/trpc`, { headers });
      onTestFinished(() => socket.terminate());
      await once(socket, 'open');
    }
  });

  test('a message of more than 64 KB closes the socket', async () => {
    const api = await testApp();
    const { host } = await api.listen();
    const socket = new WebSocket(`ws://${host}/trpc`);
    await once(socket, 'open');
    socket.send('x'.repeat(65 * 1024));
    expect((await once(socket, 'close'))[0]).toBe(1009);
    expect(api.logged()).not.toContain('"level":50');
  });

  test('a stopping server asks viewers to reconnect, then closes', async () => {
    const api = await testApp();
    const { host } = await api.listen();
    const socket = new WebSocket(`ws://${host}/trpc`);
    await once(socket, 'open');
    const message = once(socket, 'message');
    const closed = once(socket, 'close');
    const stopped = api.app.close();
    expect(JSON.parse(`${(await message)[0]}`)).toEqual({ id: null, method: 'reconnect' });
    expect((await closed)[0]).toBe(1012);
    await stopped;
  });
});
