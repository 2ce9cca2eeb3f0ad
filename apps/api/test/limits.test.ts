import { randomUUID } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { connect, createFlightStore, type Database } from '@jumpseat/db';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { layoutOf, refuseSeat, seatsOf } from '@jumpseat/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guestCookies } from '../src/identity/guest-cookie.ts';
import { flightAhead } from '../src/testing/memory-flights.ts';

const SECRET = randomUUID();
const GUESTS = 50;

let jumpseat: Jumpseat;
let database: Database;
beforeAll(async () => {
  jumpseat = await startJumpseat({ SESSION_SECRET: SECRET, RATE_LIMITS: 'on', TRUSTED_PROXIES: '1' }, { api: 2 });
  database = connect(jumpseat.databaseUrl);
});
afterAll(async () => {
  await database?.close();
  await jumpseat?.stop();
});

test('a bot with fifty guests and one address holds at most a tenth of an A380 over two nodes', async () => {
  await createFlightStore(database).create(flightAhead('HOARD', 'a380-800'));
  const seats = seatsOf(layoutOf('a380-800')).filter((seat) => !refuseSeat(seat, {}) && seat.cabin === 'economy');
  const requests = Array.from({ length: GUESTS }, async (_, guest) => {
    const [setCookie = ''] = guestCookies(SECRET, { secure: false }).setCookiesFor(new IncomingMessage(new Socket()));
    const headers = {
      cookie: setCookie.split(';')[0] ?? '',
      'content-type': 'application/json',
      // The client's own claim about its address is ignored.
      'x-forwarded-for': `203.0.113.${guest}, 192.0.2.1`,
    };
    const wanted = seats.slice(guest * 3, guest * 3 + 3).map(({ code }) => code);
    const body = JSON.stringify({ userId: `bot-${guest}`, seats: wanted });
    const node = jumpseat.nodes[guest % 2];
    const answer = await fetch(`${node?.url}/api/flights/HOARD/orders`, { method: 'POST', headers, body });
    return { headers, url: node?.url, status: answer.status, body: await answer.json() };
  });
  const answers = await Promise.all(requests);
  const orders = answers.filter(({ status }) => status === 201);
  expect(orders.length).toBeGreaterThan(0);
  expect(orders.length * 3).toBeLessThanOrEqual(51);
  expect(answers.find(({ status }) => status !== 201)?.body).toMatchObject({
    status: 409,
    code: 'UNPAID_LIMIT_REACHED',
    detail: expect.stringContaining('at most 51 unpaid seats of this flight from one address'),
  });
  expect(await claims()).toBe(orders.length);
  for (const { headers, url, body } of orders) {
    const { cookie } = headers;
    await fetch(`${url}/api/orders/${body.orderId}`, { method: 'DELETE', headers: { cookie } });
  }
  expect(await claims()).toBe(0);
});

test('the web app’s own calls for a page count for its visitor, and for nobody else', async () => {
  const left = async (forwarded: Record<string, string>) => {
    const { headers } = await fetch(`${jumpseat.nodes[0]?.url}/api/airports`, { headers: forwarded });
    return Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
  };
  const visitor = { 'x-forwarded-for': '192.0.2.99' };
  const before = { visitor: await left(visitor), machine: await left({}) };
  const page = await fetch(`${jumpseat.nodes[0]?.url}/flights/FL123`, { headers: { ...visitor, accept: 'text/html' } });
  expect(await page.text()).toContain('FL123');
  // The page itself, at least one call for it, and this request.
  expect(await left(visitor)).toBeLessThanOrEqual(before.visitor - 3);
  expect(await left({})).toBe(before.machine - 1);
});

/** The number of claims of open orders. */
const claims = async () => (await database.sql`select from order_claims where flight_id = 'HOARD'`).count;
