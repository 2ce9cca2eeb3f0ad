import { randomBytes } from 'node:crypto';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Collector, startCollector } from './support/collector.ts';
import { CONTACT, PERSONAL, TRAVELLER } from './support/personal-data.ts';
import { standardClient, Viewer } from './support/viewer.ts';

let collector: Collector;
let jumpseat: Jumpseat;
beforeAll(async () => {
  collector = await startCollector();
  jumpseat = await startJumpseat({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER: 'always_on' });
});
afterAll(async () => {
  await jumpseat?.stop();
  await collector?.close();
});

/** Sends a request in a trace of its own, as a program that traces its calls. */
async function send(method: string, path: string, body: object) {
  const trace = randomBytes(16).toString('hex');
  const traceparent = `00-${trace}-${randomBytes(8).toString('hex')}-00`;
  const response = await fetch(`${jumpseat.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', traceparent },
    body: JSON.stringify(body),
  });
  return { trace, status: response.status, body: await response.json() };
}

/** The spans from a trace's last one called `name` up to its first one, as `process: name`. */
function pathTo(name: string, trace: string): string[] {
  const spans = collector.spans.filter(({ traceId }) => traceId === trace);
  const path: string[] = [];
  for (let span = spans.findLast((each) => each.name === name); span; ) {
    path.unshift(`${span.service}: ${span.name}`.replace('jumpseat-', ''));
    const { parentSpanId } = span;
    span = spans.find(({ spanId }) => spanId === parentSpanId);
  }
  return path;
}

test('a booking has one trace from each request to the viewers who see it, and names no one', async () => {
  const client = standardClient(jumpseat.url);
  const viewer = new Viewer(client, 'FL123');
  await viewer.untilVersion(0);
  const held = await send('POST', '/api/flights/FL123/orders', { userId: 'ada', seats: ['A1'] });
  const { orderId } = held.body;
  const path = `/api/orders/${orderId}`;
  await viewer.untilVersion(1);
  const named = await send('PUT', `${path}/travellers`, { travellers: [TRAVELLER], contact: CONTACT });
  expect(named.status).toBe(200);
  const paid = await send('POST', `${path}/payment`, { paymentCode: '54321' });
  await viewer.untilVersion(2);
  await expect.poll(async () => (await client.trpc.orders.byId.query({ orderId })).status).toBe('CONFIRMED');
  const { reference } = await client.trpc.orders.byId.query({ orderId });
  const name = { reference, familyName: TRAVELLER.familyName };
  expect((await send('POST', '/api/trips/find', { ...name, familyName: 'Quillonia' })).status).toBe(404);
  await viewer.leave();
  // A process sends its last spans when it stops.
  await jumpseat.stop();

  const fromBlock = ['worker: activity takeOrderTurn', 'worker: seat block'];
  const toViewers = [...fromBlock, 'worker: postgres projectSeats', 'api: notify viewers'];
  const hold = ['api: POST /api/flights/:flightId/orders', 'api: orders.create', 'api: start order'];
  const payment = ['api: POST /api/orders/:orderId/payment', 'api: orders.pay', 'api: update submitPayment'];
  expect(pathTo('notify viewers', held.trace)).toEqual([...hold, ...toViewers]);
  expect(pathTo('notify viewers', paid.trace)).toEqual([...payment, ...toViewers]);
  expect(pathTo('update decide', paid.trace)).toEqual([...payment, ...fromBlock, 'worker: update decide']);
  expect(pathTo('activity validatePayment', paid.trace)).toEqual([...payment, 'worker: activity validatePayment']);
  expect(pathTo('activity loadSeatBlock', held.trace).slice(-2)).toEqual([
    'worker: update decide',
    'worker: activity loadSeatBlock',
  ]);
  expect(pathTo('postgres setDetails', named.trace)).toEqual([
    'api: PUT /api/orders/:orderId/travellers',
    'api: trips.setTravellers',
    'api: postgres setDetails',
  ]);

  const received = JSON.stringify(collector.received);
  expect(received).toContain('BOOKING_NOT_FOUND');
  expect(received).not.toMatch(PERSONAL);
  // Ids open bookings, and without them the values of a span are few.
  for (const each of [orderId, reference, '54321', 'FL123', '"A1"']) expect(received).not.toContain(each);
});
