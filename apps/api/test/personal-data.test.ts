import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { connect, type Database } from '@jumpseat/db';
import { freePort } from '@jumpseat/dev/ports';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guestCookies } from '../src/identity/guest-cookie.ts';
import { CONTACT, PERSONAL, TRAVELLER } from './support/personal-data.ts';
import { rowsByTable, textOfHistories } from './support/stored-texts.ts';

const SECRET = randomUUID();
/** Data that guests who found the booking must not read: all but the names. */
const PRIVATE = /1987-06-05|private-mail\.example|555\s?0199/i;

let jumpseat: Jumpseat;
let database: Database;
let metricsPort: number;
let sdkMetricsPort: number;
beforeAll(async () => {
  metricsPort = await freePort();
  sdkMetricsPort = await freePort();
  jumpseat = await startJumpseat({
    SESSION_SECRET: SECRET,
    LOG_LEVEL: 'trace',
    METRICS_PORT: `${metricsPort}`,
    TEMPORAL_METRICS_ADDRESS: `127.0.0.1:${sdkMetricsPort}`,
  });
  database = connect(jumpseat.databaseUrl);
});
afterAll(async () => {
  await database?.close();
  await jumpseat?.stop();
});

/** A browser. Each of its writes has an idempotency key. */
function newBrowser() {
  const [setCookie = ''] = guestCookies(SECRET, { secure: false }).setCookiesFor(new IncomingMessage(new Socket()));
  const cookie = setCookie.split(';')[0] ?? '';
  return async (method: string, path: string, body?: object) => {
    const response = await fetch(`${jumpseat.url}${path}`, {
      method,
      headers: { cookie, 'idempotency-key': randomUUID(), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
}

/** What a worker's metrics say after one booking with a mail. */
const WORKER_SAMPLES = [
  'jumpseat_holds_granted_total 1',
  'jumpseat_time_to_hold_seconds_count 1',
  'jumpseat_payment_try_duration_seconds_count{outcome="APPROVED"} 1',
  'jumpseat_bookings_confirmed_total 1',
  'jumpseat_mails_total{kind="CONFIRMATION",end="SENT"} 1',
  'jumpseat_due_mails 0',
];

/** The metrics of a process. */
async function metricsAt(origin: string): Promise<string> {
  const response = await fetch(`${origin}/metrics`);
  expect(response.status).toBe(200);
  return response.text();
}

/** Resolves to the confirmation, once it is in the folder and recorded as sent. */
async function confirmationOf(orderId: string): Promise<string> {
  const sent = () => database.sql`select status from mails where order_id = ${orderId} and status = 'SENT'`;
  await expect.poll(sent).toHaveLength(1);
  const { mailFolder } = jumpseat;
  const [file = '', ...others] = await readdir(mailFolder);
  expect(file).toMatch(new RegExp(`^${orderId}\\.\\d+\\.eml$`));
  expect(others).toEqual([]);
  return readFile(join(mailFolder, file), 'utf8');
}

test('a passenger’s data is in two tables and one mail only, opens to who knows it, and can be erased', async () => {
  const owner = newBrowser();
  const { body: held } = await owner('POST', '/api/flights/FL123/orders', { userId: 'guest', seats: ['A1'] });
  const path = `/api/orders/${held.orderId}`;
  const details = { travellers: [TRAVELLER], contact: CONTACT };
  expect(await owner('PUT', `${path}/travellers`, details)).toMatchObject({ status: 200, body: { isComplete: true } });
  // Refusals and faults must not name anyone either.
  const twice = { ...details, travellers: [TRAVELLER, TRAVELLER] };
  expect((await owner('PUT', `${path}/travellers`, twice)).body.code).toBe('TRAVELLER_SEATS');
  const unnamed = { ...details, travellers: [{ ...TRAVELLER, givenName: '<Quillonia>' }] };
  expect((await owner('PUT', `${path}/travellers`, unnamed)).body.code).toBe('BAD_NAME');
  expect((await owner('GET', `${path}/travellers`)).body).toMatchObject(details);
  await owner('POST', `${path}/payment`, { paymentCode: '11111' });
  const read = async () => (await owner('GET', path)).body;
  await expect.poll(async () => (await read()).status).toBe('CONFIRMED');
  const { reference } = await read();
  expect(reference).toMatch(/^[A-Z0-9]{6}$/);

  const other = newBrowser();
  const name = { reference: reference.toLowerCase(), familyName: ' VANDERSNICKT' };
  expect((await other('GET', path)).status).toBe(404);
  expect((await other('POST', '/api/trips/find', { ...name, familyName: 'Quillonia' })).status).toBe(404);
  const found = await other('POST', '/api/trips/find', name);
  expect(found).toMatchObject({ status: 200, body: { order: { orderId: held.orderId }, flight: { id: 'FL123' } } });
  const { givenName, familyName, seat } = TRAVELLER;
  expect((await other('GET', `${path}/travellers`)).body).toMatchObject({
    travellers: [{ givenName, familyName, seat, bornOn: null }],
    contact: null,
  });
  expect((await other('GET', '/api/trips')).body.trips).toMatchObject([{ order: { orderId: held.orderId } }]);
  expect((await other('POST', `${path}/seats`, { seats: ['B1'] })).status).toBe(404);

  const mail = await confirmationOf(held.orderId);
  expect(mail).toContain(CONTACT.email);
  const ticket = await other('GET', `${path}/ticket`);
  expect(ticket.body).toMatchObject({ reference, passes: [{ traveller: { givenName, familyName, seat } }] });
  const receipts = await other('GET', `${path}/receipts`);
  expect(receipts.body).toMatchObject({ receipts: [{ kind: 'PAYMENT', payer: `${givenName} ${familyName}` }] });
  const { body: history } = await other('GET', `${path}/history`);
  expect(JSON.stringify(history)).toContain('CONFIRMATION');
  expect(JSON.stringify(history)).not.toMatch(PERSONAL);
  expect(JSON.stringify([ticket.body, receipts.body])).not.toMatch(PRIVATE);

  const { text = '' } = await PostalMime.parse(mail);
  const [, token] = /\/trips\/open\/(\S+)/.exec(text) ?? [];
  const mailed = newBrowser();
  expect((await mailed('POST', '/api/trips/open', { token })).status).toBe(200);
  expect((await mailed('GET', path)).status).toBe(200);

  const histories = await textOfHistories(jumpseat.temporal);
  expect(histories).toContain(held.orderId);
  expect(histories).toContain('A1');
  expect(histories).toContain(`mail::${held.orderId}`);
  expect(histories).not.toMatch(PERSONAL);
  const logs = jumpseat.api.output + jumpseat.worker.output;
  expect(logs).not.toBe('');
  expect(logs).not.toMatch(PERSONAL);
  const ofApi = await metricsAt(jumpseat.url);
  expect(ofApi).toContain('BOOKING_NOT_FOUND');
  expect(ofApi).toContain('jumpseat_commands_total{command="create",result="SEATS_RESERVED"} 1');
  const ofWorker = await metricsAt(`http://127.0.0.1:${metricsPort}`);
  for (const sample of WORKER_SAMPLES) expect(ofWorker).toContain(sample);
  const ofSdk = await metricsAt(`http://127.0.0.1:${sdkMetricsPort}`);
  expect(ofSdk).toContain('temporal_workflow_task_execution_latency_seconds_bucket');
  for (const metrics of [ofApi, ofWorker, ofSdk]) {
    expect(metrics).not.toMatch(PERSONAL);
    expect(metrics).not.toContain(reference);
    expect(metrics).not.toContain(held.orderId);
  }

  const before = await rowsByTable(database);
  expect(before).toMatchObject({
    idempotency_keys: expect.stringContaining(held.orderId),
    mails: expect.stringContaining('SENT'),
    order_events: expect.stringContaining('CONFIRMED'),
    payments: expect.stringContaining(held.orderId),
  });
  const holders = Object.entries(before).filter(([, rows]) => PERSONAL.test(rows));
  expect(holders.map(([table]) => table).toSorted()).toEqual(['contacts', 'travellers']);

  const erased = await owner('DELETE', `/api/admin${path.slice('/api'.length)}/personal-data`);
  expect(erased).toMatchObject({ status: 200, body: { erased: true } });
  const after = await rowsByTable(database);
  expect(Object.values(after).join('\n')).not.toMatch(PERSONAL);
  expect(after.payments).toBe(before.payments);
  expect(after.orders).toBe(before.orders);
  expect(after.order_events).toBe(before.order_events);
  expect((await other('GET', path)).status).toBe(404);
  expect((await other('POST', '/api/trips/find', name)).status).toBe(404);
  expect((await mailed('GET', path)).status).toBe(404);
  expect((await mailed('POST', '/api/trips/open', { token })).body.code).toBe('TRIP_LINK_INVALID');
  expect((await owner('GET', `${path}/ticket`)).body.passes).toEqual([]);
  expect(await read()).toMatchObject({ status: 'CONFIRMED', reference, seats: ['A1'] });
});
