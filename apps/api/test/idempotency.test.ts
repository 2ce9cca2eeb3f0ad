import { randomUUID } from 'node:crypto';
import { connect, type Database } from '@jumpseat/db';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Rest } from './support/rest.ts';

let jumpseat: Jumpseat;
let database: Database;
let rest: Rest;
let key: string;
beforeAll(async () => {
  jumpseat = await startJumpseat({}, { api: 2 });
  database = connect(jumpseat.databaseUrl);
  rest = new Rest(jumpseat.url);
});
beforeEach(() => {
  key = randomUUID();
});
afterAll(async () => {
  await database?.close();
  await jumpseat?.stop();
});

/** Sends a request with the test's key, each time to the next node. */
async function send(method: string, path: string, body?: object) {
  const headers = { 'idempotency-key': key, ...(body && { 'content-type': 'application/json' }) };
  const response = await fetch(`${jumpseat.url}${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** Puts the key into the state that a node leaves if it dies right before it stores its response. */
async function loseAnswer(): Promise<void> {
  await database.sql`update idempotency_keys set answer = null, locked_until = to_timestamp(0) where key = ${key}`;
}

const open = async (seat: string) =>
  (await rest.post('/api/flights/FL123/orders', { userId: 'ann', seats: [seat] })).body;

test('an order whose response was lost is returned to the retry, not refused for its own seats', async () => {
  const create = () => send('POST', '/api/flights/FL123/orders', { userId: 'ann', seats: ['A1'] });
  const first = await create();
  expect(first).toMatchObject({ status: 201, body: { status: 'SEATS_RESERVED', seats: ['A1'] } });
  await loseAnswer();
  expect(await create()).toMatchObject({
    status: 201,
    body: { orderId: first.body.orderId, status: 'SEATS_RESERVED', seats: ['A1'] },
  });
  expect(await create()).toMatchObject({ status: 201, body: { orderId: first.body.orderId } });
});

test.each([
  ['declined', '00001', 'SEATS_RESERVED', 'B1'],
  ['approved', '11111', 'CONFIRMED', 'B2'],
])(
  'a payment that is %s after its response was lost is not tried again by the retry',
  async (_, code, status, seat) => {
    const { orderId } = await open(seat);
    const pay = () => send('POST', `/api/orders/${orderId}/payment`, { paymentCode: code });
    expect(await pay()).toMatchObject({ status: 200, body: { status: 'PAYMENT_PENDING', attemptsUsed: 1 } });
    const paid = await rest.until(orderId, (order) => order.status === status);
    expect(paid.attemptsUsed).toBe(1);
    await loseAnswer();
    expect(await pay()).toMatchObject({ status: 200, body: { status, attemptsUsed: 1 } });
    expect(await rest.until(orderId, () => true)).toMatchObject({ version: paid.version, attemptsUsed: 1 });
    const payments = await database.sql`select attempt from payments where order_id = ${orderId}`;
    expect(payments).toHaveLength(1);
  },
);

test('a payment that is not recorded yet is carried out once, however often it is retried', async () => {
  const { orderId } = await open('B3');
  const pay = async () => {
    await loseAnswer();
    return send('POST', `/api/orders/${orderId}/payment`, { paymentCode: '00001' });
  };
  const answers = await Promise.all([pay(), pay(), pay(), pay()]);
  for (const { status, body } of answers) {
    expect([200, 'IDEMPOTENCY_KEY_IN_USE']).toContain(status === 200 ? status : body.code);
  }
  await rest.until(orderId, (order) => order.lastPaymentError !== null);
  await pay();
  const payments = await database.sql`select attempt from payments where order_id = ${orderId}`;
  expect(payments).toHaveLength(1);
});

test('a retried change of seats and a retried cancellation return the current order', async () => {
  const { orderId } = await open('C1');
  const choose = () => send('POST', `/api/orders/${orderId}/seats`, { seats: ['C2'] });
  const chosen = await choose();
  expect(chosen).toMatchObject({ status: 200, body: { seats: ['C2'] } });
  await loseAnswer();
  expect(await choose()).toMatchObject({ status: 200, body: { seats: ['C2'], version: chosen.body.version } });

  key = randomUUID();
  const cancel = () => send('DELETE', `/api/orders/${orderId}`);
  expect(await cancel()).toMatchObject({ status: 200, body: { status: 'CANCELLED' } });
  await loseAnswer();
  expect(await cancel()).toMatchObject({ status: 200, body: { status: 'CANCELLED' } });
});

test('a worker deletes expired keys', async () => {
  await send('POST', '/orders', { flightID: 'FL123' });
  await database.sql`update idempotency_keys set expires_at = to_timestamp(0) where key = ${key}`;
  const kept = () => database.sql`select from idempotency_keys where key = ${key}`;
  await expect.poll(kept, { timeout: 20_000 }).toEqual([]);
});
