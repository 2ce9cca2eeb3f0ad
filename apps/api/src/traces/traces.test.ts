import { once } from 'node:events';
import { request } from 'node:http';
import { PassThrough } from 'node:stream';
import { traceInMemory } from '@jumpseat/tracing/testing';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { rawSocket } from '../testing/raw-socket.ts';
import { testApp } from '../testing/test-app.ts';

const BOOKED = { userId: 'ada', seats: ['A1'] };

async function traced(share?: number) {
  const { tracing, spans } = traceInMemory(share);
  const log = new PassThrough();
  const logger = pino({ level: 'error', mixin: tracing.logFields }, log);
  const api = await testApp({ parts: { tracing, logger } });
  /** The spans by name, each with the name of its parent. */
  const tree = () => {
    const nameOf = new Map(spans().map((span) => [span.spanContext().spanId, span.name]));
    return Object.fromEntries(
      spans().map(({ name, parentSpanContext }) => [name, nameOf.get(parentSpanContext?.spanId ?? '')]),
    );
  };
  return { ...api, spans, tree, logged: () => JSON.parse(`${log.read()}`) };
}

test('an HTTP call has a span by its route, and in it one for each call of the router', async () => {
  const { app, tree } = await traced();
  const { statusCode } = await app.inject({ method: 'POST', url: '/api/flights/FL123/orders', payload: BOOKED });
  expect(statusCode).toBe(201);
  await expect.poll(tree).toEqual({ 'orders.create': 'POST /api/flights/:flightId/orders' });
});

test('a call whose body arrives late is in its trace too', async () => {
  const { listen, tree } = await traced();
  const { url } = await listen();
  const headers = { 'content-type': 'application/json', expect: '100-continue' };
  const sent = request(`${url}/api/flights/FL123/orders`, { method: 'POST', headers });
  sent.flushHeaders();
  await once(sent, 'continue');
  sent.end(JSON.stringify(BOOKED));
  const [response] = await once(sent, 'response');
  expect(response.resume().statusCode).toBe(201);
  await expect.poll(tree).toEqual({ 'orders.create': 'POST /api/flights/:flightId/orders' });
});

test('a call over a WebSocket begins a trace of its own', async () => {
  const { listen, tree } = await traced();
  const { host } = await listen();
  const socket = await rawSocket(host);
  socket.send({ id: 1, method: 'mutation', params: { path: 'orders.create', input: { flightId: 'FL123' } } });
  expect(await socket.next()).toMatchObject({ id: 1, result: expect.anything() });
  await expect.poll(tree).toEqual({ 'orders.create': undefined });
});

test('a request is chosen once, as a whole', async () => {
  const { app, spans } = await traced(0.5);
  const random = vi.spyOn(Math, 'random').mockReturnValueOnce(0.7).mockReturnValue(0);
  await app.inject('/api/flights');
  random.mockRestore();
  expect(spans()).toEqual([]);
});

test('probes, files and subscriptions begin no trace', async () => {
  const { app, spans, listen } = await traced();
  for (const url of ['/health', '/ready', '/metrics', '/', '/favicon.ico', '/openapi.json']) await app.inject(url);
  const { host, url } = await listen();
  const socket = await rawSocket(host);
  socket.send({ id: 1, method: 'subscription', params: { path: 'orders.watch', input: { orderId: 'none' } } });
  expect(await socket.next()).toMatchObject({ id: 1, result: { type: 'started' } });
  for (const path of ['/api/flights/FL123/seats/events', '/trpc/seatMap.watch?input={"flightId":"FL123"}']) {
    const stream = await fetch(`${url}${path}`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    await stream.body?.cancel();
  }
  await app.close();
  expect(spans()).toEqual([]);
});

test('a fault is in the trace by its code, and its log line names the trace and the order', async () => {
  const { app, orders, order, spans, logged } = await traced();
  const orderId = await order('A1');
  vi.spyOn(orders, 'pay').mockRejectedValue(new Error('the gateway of Quillonia'));
  for (const [url, payload] of [
    [`/api/orders/${orderId}/payment`, { paymentCode: '11111' }],
    [`/orders/${orderId}/payment`, { code: '11111' }],
    ['/trpc/orders.pay', { orderId, code: '11111' }],
  ] as const) {
    const { statusCode } = await app.inject({ method: 'POST', url, payload });
    expect(statusCode).toBe(500);
    const { trace_id, orderId: named } = logged();
    expect(named).toBe(orderId);
    const failed = () => spans().filter((span) => span.spanContext().traceId === trace_id);
    await expect
      .poll(failed)
      .toMatchObject([
        { name: 'orders.pay', attributes: { 'jumpseat.refusal': 'INTERNAL', 'error.type': 'INTERNAL' } },
        { attributes: { 'http.response.status_code': 500, 'error.type': '500' } },
      ]);
  }
  expect(JSON.stringify(spans().map(({ attributes, status, events }) => [attributes, status, events]))).not.toMatch(
    /Quillonia|11111/,
  );
});
