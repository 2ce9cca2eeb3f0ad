import { randomUUID } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { connect, createFlightStore, createOrderStore, type Database } from '@jumpseat/db';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderPolicy, readSettings } from '../src/env.ts';
import { guestCookies } from '../src/identity/guest-cookie.ts';
import { createOrderCommands } from '../src/temporal/order-commands.ts';

const SECRET = randomUUID();
const ROUNDS = 12;

let jumpseat: Jumpseat;
let database: Database;
beforeAll(async () => {
  jumpseat = await startJumpseat({ SESSION_SECRET: SECRET }, { api: 2 });
  database = connect(jumpseat.databaseUrl);
});
afterAll(async () => {
  await database?.close();
  await jumpseat?.stop();
});

/** A guest with a cookie. */
function newGuest(userId: string) {
  const [setCookie = ''] = guestCookies(SECRET, { secure: false }).setCookiesFor(new IncomingMessage(new Socket()));
  const cookie = setCookie.split(';')[0] ?? '';
  const headers = { cookie, 'content-type': 'application/json' };
  return {
    userId,
    async create(node: number, flightId: string, orderId: string, seat: string) {
      const body = JSON.stringify({ userId, orderId, seats: [seat] });
      const url = `${jumpseat.nodes[node]?.url}/api/flights/${flightId}/orders`;
      const answer = await fetch(url, { method: 'POST', headers, body });
      return { status: answer.status, body: await answer.json() };
    },
    async cancel(orderId: string): Promise<void> {
      await fetch(`${jumpseat.url}/api/orders/${orderId}`, { method: 'DELETE', headers });
    },
    async mine(): Promise<{ orderId: string; userId: string; flightId: string }[]> {
      const answer = await fetch(`${jumpseat.url}/trpc/orders.mine?input={}`, { headers });
      return (await answer.json()).result.data;
    },
  };
}

const seatOf = (round: number) => `A${1 + (round % 10)}`;

/**
 * Two guests open an order with the same id on different flights at the same time. Returns those whose order was
 * created.
 */
async function openConcurrently(round: string, [seatOfAnn, seatOfBob]: [string, string]) {
  const ann = newGuest('ann');
  const bob = newGuest('bob');
  const orderId = `same-${round}`;
  const results = await Promise.all([
    ann.create(0, 'FL123', orderId, seatOfAnn).then((answer) => ({ guest: ann, flightId: 'FL123', answer })),
    bob.create(1, 'F-100', orderId, seatOfBob).then((answer) => ({ guest: bob, flightId: 'F-100', answer })),
  ]);
  const refused = results.filter(({ answer }) => answer.status !== 201);
  for (const { answer, guest } of refused) {
    expect(['ORDER_EXISTS', 'UNAVAILABLE']).toContain(answer.body.code);
    expect(await guest.mine()).toEqual([]);
  }
  return { orderId, created: results.filter((each) => !refused.includes(each)) };
}

/** The order's seats on a flight that is not its own. */
const seatsOfOtherFlight = (orderId: string) => database.sql`
  select seats.code from seats join orders on orders.id = seats.order_id
  where orders.id = ${orderId} and seats.flight_id <> orders.flight_id`;

test.each([
  ['for free seats', false],
  ['of which one is for a taken seat', true],
])(
  'of two orders %s that two guests open with one id at the same time, one is created and belongs to its creator',
  async (_which, isTaken) => {
    const other = newGuest('eve');
    if (isTaken) await other.create(0, 'F-100', 'of-eve', '1A');
    for (let round = 0; round < ROUNDS; round++) {
      const { orderId, created } = await openConcurrently(`${round}-${isTaken}`, [seatOf(round), '1A']);
      expect(created).toHaveLength(1);
      for (const { guest, flightId, answer } of created) {
        expect(answer.body).toMatchObject({ orderId, userId: guest.userId, flightId });
        const [row] = await database.sql`select flight_id, user_id from orders where id = ${orderId}`;
        expect(row).toEqual({ flight_id: flightId, user_id: guest.userId });
        const held = answer.body.status === 'SEATS_RESERVED' ? [{ orderId, userId: guest.userId, flightId }] : [];
        expect(await guest.mine()).toMatchObject(held);
        await guest.cancel(orderId);
      }
      await expect.poll(() => seatsOfOtherFlight(orderId)).toEqual([]);
    }
  },
);

describe('an order that can’t be stored', () => {
  test('is INTERNAL within seconds, and holds no seats', async () => {
    const read = readSettings({ DATABASE_URL: jumpseat.databaseUrl, TEMPORAL_ADDRESS: jumpseat.temporal.address });
    if ('faults' in read) throw new Error(`${read.faults}`);
    const connection = await Connection.connect({ address: jumpseat.temporal.address });
    const { workflow: client } = new Client({ connection, namespace: jumpseat.temporal.name });
    const flight = await createFlightStore(database).findForSale('FL123');
    if (!flight) throw new Error('FL123 is not seeded');
    const { find } = createOrderStore(database);
    const commands = createOrderCommands({
      client,
      policy: orderPolicy(read.settings),
      findOrder: find,
      findFlight: async () => null,
      waitForOrder: (_, limitMs) => new Promise((resolve) => setTimeout(() => resolve(undefined), limitMs)),
    });
    const newOrder = { flight, guestId: null, seats: ['C1'], chooser: {}, orderId: 'unstorable', userId: 'a\0b' };
    await expect(commands.create(newOrder)).rejects.toMatchObject({ code: 'INTERNAL' });
    const taken =
      await database.sql`select code from seats where flight_id = 'FL123' and code = 'C1' and status <> 'AVAILABLE'`;
    expect(taken).toEqual([]);
    await connection.close();
  });
});
