import { randomUUID } from 'node:crypto';
import { connect, createFlightStore, createOrderStore, type Database } from '@jumpseat/db';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderPolicy, readSettings } from '../src/env.ts';
import { guestCookie } from '../src/identity/guest-cookie.ts';
import { createOrderCommands } from '../src/temporal/order-commands.ts';

const SECRET = randomUUID();
const ROUNDS = 12;

let jumpseat: Jumpseat;
let database: Database;
beforeAll(async () => {
  jumpseat = await startJumpseat({ SESSION_SECRET: SECRET }, { api: 2 });
  database = connect(jumpseat.databaseUrl);
}, 60_000);
afterAll(async () => {
  await database?.close();
  await jumpseat?.stop();
});

/** A guest with a browser's cookie. */
function aGuest(userId: string) {
  const guests = guestCookie(SECRET, { secure: false });
  const cookie = guests.issue().split(';')[0] ?? '';
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

test('of two orders that two guests open on two flights under one id at one moment, each is made or refused, and none is the other’s', async () => {
  const seatOf = (round: number) => `A${1 + (round % 10)}`;
  for (let round = 0; round < ROUNDS; round++) {
    const [ann, bob] = [aGuest('ann'), aGuest('bob')];
    const orderId = `same-${round}`;
    const [first, second] = await Promise.all([
      ann.create(0, 'FL123', orderId, seatOf(round)),
      bob.create(1, 'F-100', orderId, '1A'),
    ]);
    const made = [
      { guest: ann, other: bob, flightId: 'FL123', answer: first },
      { guest: bob, other: ann, flightId: 'F-100', answer: second },
    ].filter(({ answer }) => answer.status === 201);
    for (const { status, body } of [first, second]) {
      if (status !== 201) expect(['ORDER_EXISTS', 'UNAVAILABLE']).toContain(body.code);
    }
    // One of them started the order's workflow: it is made, and the row is its maker's.
    expect(made).toHaveLength(1);
    for (const { guest, other, flightId, answer } of made) {
      expect(answer.body).toMatchObject({ orderId, userId: guest.userId, flightId });
      const [row] = await database.sql`select flight_id, user_id from orders where id = ${orderId}`;
      expect(row).toEqual({ flight_id: flightId, user_id: guest.userId });
      if (answer.body.status === 'SEATS_RESERVED') {
        expect(await guest.mine()).toMatchObject([{ orderId, userId: guest.userId, flightId }]);
      }
      expect(await other.mine()).toEqual([]);
    }
    await Promise.all(made.map(({ guest }) => guest.cancel(orderId)));
  }
}, 60_000);

describe('an order that can’t be stored', () => {
  test('is refused as a fault of ours within seconds, and leaves nothing behind', async () => {
    const read = readSettings({ DATABASE_URL: jumpseat.databaseUrl, TEMPORAL_ADDRESS: jumpseat.temporal.address });
    if ('faults' in read) throw new Error(`${read.faults}`);
    const connection = await Connection.connect({ address: jumpseat.temporal.address });
    const { workflow: client } = new Client({ connection, namespace: jumpseat.temporal.name });
    const flight = await createFlightStore(database).findForSale('FL123');
    if (!flight) throw new Error('FL123 is not seeded');
    const { find } = createOrderStore(database);
    const commands = createOrderCommands({
      ...{ client, policy: orderPolicy(read.settings), findOrder: find, findFlight: async () => null },
      written: (_, limitMs) => new Promise((resolve) => setTimeout(() => resolve(undefined), limitMs)),
    });
    const asked = { flight, guestId: null, seats: ['C1'], chooser: {}, orderId: 'unstorable', userId: 'a\0b' };
    await expect(commands.create(asked)).rejects.toMatchObject({ code: 'INTERNAL' });
    const taken =
      await database.sql`select code from seats where flight_id = 'FL123' and code = 'C1' and status <> 'AVAILABLE'`;
    expect(taken).toEqual([]);
    await connection.close();
  }, 30_000);
});
