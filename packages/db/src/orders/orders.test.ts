import {
  euros,
  instant,
  MAX_PRICE,
  MAX_SEATS,
  type Order,
  type OrderEvent,
  refusal,
  SEAT_TRAITS,
  transition,
} from '@jumpseat/domain';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { isDataFault } from '../data-fault.ts';
import { createFlightStore } from '../flights/index.ts';
import { orderEvents, orders as orderRows, payments } from '../schema/index.ts';
import { flight, LEASE, NOW, newOrder, seatsHeld } from '../testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createOrderStore, type OrderStore } from './index.ts';

const at = instant(NOW + 1_000);
const paying: OrderEvent = { type: 'PAYMENT_STARTED', at, expiresAt: LEASE };
const failing = (code: Parameters<typeof refusal>[0], ends = false): OrderEvent => ({
  type: 'PAYMENT_FAILED',
  at,
  refusal: refusal(code),
  ends,
});

let testDatabase: TestDatabase;
let database: Database;
let orders: OrderStore;
let id: string;
let made = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url);
  orders = createOrderStore(database);
  await createFlightStore(database).create(flight({ id: 'T1' }));
  await createFlightStore(database).create(flight({ id: 'T2' }));
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(() => {
  id = `order-${++made}`;
});

/** Records the events one after the other. Returns the order after each. */
async function recordEvents(events: readonly OrderEvent[], flightId = 'T1'): Promise<Order[]> {
  const states = [newOrder(id, flightId)];
  for (const event of events) {
    const next = transition(states.at(-1) as Order, event);
    await orders.recordOrder(next, event);
    states.push(next);
  }
  return states;
}
const paymentsOf = () =>
  database.db.select().from(payments).where(eq(payments.orderId, id)).orderBy(asc(payments.attempt));
const eventsOf = () =>
  database.db.select().from(orderEvents).where(eq(orderEvents.orderId, id)).orderBy(asc(orderEvents.version));

describe('recording an order', () => {
  test('stores the total of the largest possible order', async () => {
    const parts = 1 + SEAT_TRAITS.length;
    const largest = euros(MAX_SEATS * parts * MAX_PRICE);
    const held = { ...seatsHeld('A1'), total: largest };
    const [, , pending] = await recordEvents([held, paying]);
    expect(await paymentsOf()).toMatchObject([{ amount: largest.amount }]);
    const confirmed: OrderEvent = { type: 'CONFIRMED', at };
    await orders.recordOrder(transition(pending as Order, confirmed), confirmed);
    expect(await paymentsOf()).toMatchObject([{ amount: largest.amount, status: 'APPROVED' }]);
  });

  test('fails with a data fault for data that cannot be stored, and still records concurrent orders', async () => {
    const opened: OrderEvent = { type: 'OPENED', at };
    const recorded = (more: Partial<Order>) =>
      orders.recordOrder({ ...transition(newOrder(`${id}-${made++}`), opened), ...more } as Order, opened);
    const faulty = ['a\0b', 'a\ud83d', '\udc00'].flatMap((text) => [{ userId: text }, { guestId: text }]);
    const all = await Promise.allSettled([...faulty, { flightId: 'NOWHERE' }, {}].map(recorded));
    expect(all.map((each) => each.status === 'rejected' && isDataFault(each.reason))).toEqual([
      ...Array(faulty.length + 1).fill(true),
      false,
    ]);
    expect(all.at(-1)).toMatchObject({ status: 'fulfilled' });
  });

  test('gives each try the entry of its version, and a higher token than all tries before', async () => {
    const refused: OrderEvent = {
      type: 'SEATS_REFUSED',
      at,
      refusal: refusal('SEAT_HELD', { seats: ['A1'] }),
      ends: true,
    };
    await orders.recordOrder(transition(newOrder(id), refused), refused, {
      request: 'request-1',
      token: (await orders.beginTry(newOrder(id))).token,
    });
    const first = await orders.beginTry(newOrder(id));
    expect(first.entry).toEqual({ event: refused, request: 'request-1' });
    const second = await orders.beginTry(transition(newOrder(id), refused));
    expect(second.entry).toBeNull();
    expect(second.token).toBeGreaterThan(first.token);
  });

  test('stores the whole order', async () => {
    const [, order] = await recordEvents([seatsHeld('A1', 'A2')]);
    expect(await orders.find(id)).toEqual(order);
    expect(await orders.find('none')).toBeNull();
    const [row] = await database.db.select().from(orderRows).where(eq(orderRows.id, id));
    expect(row).toMatchObject({ status: 'SEATS_RESERVED', seats: ['A1', 'A2'], holdExpiresAt: LEASE, guestId: 'g1' });
  });

  test('notes the progress of the gateway while the order waits for that attempt', async () => {
    const [, , pending] = await recordEvents([seatsHeld('A1'), paying]);
    const later = instant(NOW + 2_000);
    const gateway = { failedTries: 1, retryAt: instant(NOW + 3_000) };
    await orders.recordGatewayTry({ orderId: id, attempt: 2 }, gateway, later);
    expect(await orders.find(id)).toEqual(pending);
    await orders.recordGatewayTry({ orderId: id, attempt: 1 }, gateway, later);
    expect(await orders.find(id)).toEqual({ ...pending, gateway, updatedAt: later });

    const declined = transition(pending as Order, failing('PAYMENT_DECLINED'));
    await orders.recordOrder(declined, failing('PAYMENT_DECLINED'));
    await orders.recordGatewayTry({ orderId: id, attempt: 1 }, gateway, later);
    expect(await orders.find(id)).toEqual(declined);
  });

  test("finds a guest's orders that hold seats, without ended orders and orders of other guests", async () => {
    const held = async (order: string, guestId: string, flightId: string, events: readonly OrderEvent[]) => {
      let state: Order = { ...newOrder(order, flightId), guestId };
      for (const event of events) {
        state = transition(state, event);
        await orders.recordOrder(state, event);
      }
    };
    await createFlightStore(database).create(flight({ id: 'T3' }));
    await held('hers-1', 'ada', 'T1', [seatsHeld('B1')]);
    await held('hers-2', 'ada', 'T3', [seatsHeld('B1'), paying]);
    await held('hers-ended', 'ada', 'T1', [seatsHeld('B2'), { type: 'CANCELLED', at }]);
    await held('his', 'bob', 'T1', [seatsHeld('B3')]);
    const idsOf = (found: Order[]) => found.map((order) => order.id).toSorted();
    expect(idsOf(await orders.heldBy('ada'))).toEqual(['hers-1', 'hers-2']);
    expect(idsOf(await orders.heldBy('ada', 'T3'))).toEqual(['hers-2']);
    expect(await orders.heldBy('eve')).toEqual([]);
  });

  test('records each version once, and returns the first entry to later writers', async () => {
    const [, held] = await recordEvents([seatsHeld('A1'), paying]);
    const expired: OrderEvent = { type: 'EXPIRED', at: instant(NOW + 60_000) };
    expect(await orders.recordOrder(transition(held as Order, expired), expired)).toEqual({
      event: paying,
      request: null,
    });
    expect((await orders.find(id))?.status).toBe('PAYMENT_PENDING');
    expect((await eventsOf()).map(({ version, type }) => [version, type])).toEqual([
      [1, 'SEATS_HELD'],
      [2, 'PAYMENT_STARTED'],
    ]);
    expect(await paymentsOf()).toMatchObject([{ status: 'PENDING' }]);
  });

  test('records one of many concurrent entries of a version, and returns it to all writers', async () => {
    const events = Array.from({ length: 20 }, (_, index) => seatsHeld(`A${index + 1}`));
    const recorded = await Promise.all(
      events.map((event) => orders.recordOrder(transition(newOrder(id), event), event)),
    );
    expect(new Set(recorded.map(({ event }) => JSON.stringify(event))).size).toBe(1);
    expect(await orders.find(id)).toEqual(transition(newOrder(id), recorded[0]?.event as OrderEvent));
  });

  test('lets no try record once a later one has begun, and gives the later one what was recorded', async () => {
    const first = await orders.beginTry(newOrder(id));
    const second = await orders.beginTry(newOrder(id));
    const holding = transition(newOrder(id), seatsHeld('A1'));
    const late = () => orders.recordOrder(holding, seatsHeld('A1'), { request: 'first', token: first.token });
    await expect(late()).rejects.toThrow('a later try');
    expect(await orders.find(id)).toBeNull();

    const other = transition(newOrder(id), seatsHeld('B1'));
    await orders.recordOrder(other, seatsHeld('B1'), { request: 'second', token: second.token });
    expect(await late()).toEqual({ event: seatsHeld('B1'), request: 'second' });
    expect((await orders.beginTry(newOrder(id))).entry).toEqual({ event: seatsHeld('B1'), request: 'second' });
  });

  test('either shows a concurrent entry to a new try, or keeps it out', async () => {
    for (let round = 0; round < 20; round++) {
      const order = newOrder(`${id}-${round}`);
      const { token } = await orders.beginTry(order);
      const holding = transition(order, seatsHeld('A1'));
      const [recorded, next] = await Promise.allSettled([
        orders.recordOrder(holding, seatsHeld('A1'), { request: 'first', token }),
        orders.beginTry(order),
      ]);
      const isSeen = next.status === 'fulfilled' && next.value.entry !== null;
      expect(isSeen).toBe(recorded.status === 'fulfilled');
    }
  });

  test.each(['flightId', 'userId', 'guestId'] as const)(
    'never replaces an order by one with the same id and another %s',
    async (member) => {
      const [, held] = await recordEvents([seatsHeld('A1')]);
      const other = { ...newOrder(id), [member]: member === 'flightId' ? 'T2' : 'another' };
      await expect(orders.recordOrder(transition(other, seatsHeld('B1')), seatsHeld('B1'))).rejects.toMatchObject({
        code: 'ORDER_EXISTS',
      });
      await expect(orders.beginTry(other)).resolves.toMatchObject({ entry: null });
      const later = { ...transition(other, seatsHeld('B1')), version: 9 };
      await expect(orders.recordOrder(later, seatsHeld('B1'))).rejects.toThrow();
      expect(await orders.find(id)).toEqual(held);
    },
  );

  test('records concurrent orders together, even if one of them cannot be recorded', async () => {
    const held = seatsHeld('A1');
    const others = Array.from({ length: 20 }, (_, index) =>
      newOrder(`${id}-${index}`, index === 7 ? 'NO-FLIGHT' : 'T1'),
    );
    const first = await Promise.allSettled(others.map((order) => orders.recordOrder(transition(order, held), held)));
    expect(first.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    const second = others
      .filter(({ flightId }) => flightId === 'T1')
      .map((order) => orders.recordOrder(transition(transition(order, held), paying), paying));
    await Promise.all(second);
    for (const order of others.filter(({ flightId }) => flightId === 'T1')) {
      expect(await orders.find(order.id)).toEqual(transition(transition(order, held), paying));
    }
    expect(await orders.find(`${id}-7`)).toBeNull();
  });

  test('changes nothing when repeated', async () => {
    const [, held, pending, confirmed] = await recordEvents([seatsHeld('A1'), paying, { type: 'CONFIRMED', at }]);
    const before = [await paymentsOf(), await eventsOf()];
    await orders.recordOrder(held as Order, seatsHeld('A1'));
    await orders.recordOrder(pending as Order, paying);
    await orders.recordOrder(confirmed as Order, { type: 'CONFIRMED', at });
    expect([await paymentsOf(), await eventsOf()]).toEqual(before);
    expect(await orders.find(id)).toEqual(confirmed);
  });

  test('stores the members of each event', async () => {
    await recordEvents([seatsHeld('A1')]);
    expect(await eventsOf()).toEqual([
      {
        orderId: id,
        version: 1,
        type: 'SEATS_HELD',
        at: instant(NOW),
        request: null,
        data: { seats: ['A1'], total: euros(8_900), expiresAt: LEASE },
      },
    ]);
  });
});

describe('payment attempts', () => {
  test('are pending, then approved', async () => {
    const [, , pending] = await recordEvents([seatsHeld('A1'), paying]);
    const attempt = {
      orderId: id,
      attempt: 1,
      idempotencyKey: `${id}#1`,
      amount: 8_900,
      currency: 'EUR',
      startedAt: at,
    };
    expect(await paymentsOf()).toEqual([{ ...attempt, status: 'PENDING', finishedAt: null }]);
    const event: OrderEvent = { type: 'CONFIRMED', at: instant(NOW + 3_000) };
    await orders.recordOrder(transition(pending as Order, event), event);
    expect(await paymentsOf()).toEqual([{ ...attempt, status: 'APPROVED', finishedAt: instant(NOW + 3_000) }]);
  });

  test('keep their own results', async () => {
    await recordEvents([
      seatsHeld('A1'),
      paying,
      failing('PAYMENT_DECLINED'),
      paying,
      failing('PAYMENT_UNAVAILABLE'),
      paying,
      failing('PAYMENT_REFUSED', true),
    ]);
    expect((await paymentsOf()).map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 'DECLINED'],
      [2, 'UNAVAILABLE'],
      [3, 'REFUSED'],
    ]);
  });

  test('are voided if the seats are lost', async () => {
    await recordEvents([seatsHeld('A1'), paying, failing('SEATS_LOST', true)]);
    expect(await paymentsOf()).toMatchObject([{ status: 'VOIDED' }]);
  });

  test('are refunded when the flight is reset, and stay refunded when an older entry arrives late', async () => {
    const [, , , confirmed] = await recordEvents([
      seatsHeld('A1'),
      paying,
      { type: 'CONFIRMED', at },
      { type: 'FLIGHT_RESET', at },
    ]);
    await orders.recordOrder(confirmed as Order, { type: 'CONFIRMED', at });
    expect(await paymentsOf()).toMatchObject([{ status: 'REFUNDED' }]);
    expect(await orders.find(id)).toMatchObject({ status: 'REFUNDED' });
  });

  test('do not exist for a reset order that was never paid', async () => {
    await recordEvents([seatsHeld('A1'), { type: 'FLIGHT_RESET', at }]);
    expect(await paymentsOf()).toEqual([]);
  });
});

describe('the mail about an event', () => {
  const confirmed: OrderEvent = { type: 'CONFIRMED', at };
  const reset: OrderEvent = { type: 'FLIGHT_RESET', at };
  const mailsOf = () => database.sql`select version, kind, status from mails where order_id = ${id} order by version`;

  /** Records an order that was paid, and what comes after. Its contact was entered before the payment. */
  async function recordBooking(...events: readonly OrderEvent[]): Promise<Order[]> {
    const [, held] = await recordEvents([seatsHeld('A1')]);
    await database.sql`insert into contacts (order_id, email, language) values (${id}, 'ada@example.com', 'en')`;
    const states = [held as Order];
    for (const event of [paying, confirmed, ...events]) {
      const next = transition(states.at(-1) as Order, event);
      await orders.recordOrder(next, event);
      states.push(next);
    }
    return states;
  }

  test('is written with a confirmation and with a refund, once each', async () => {
    const [, , booked, refunded] = await recordBooking(reset);
    await orders.recordOrder(booked as Order, confirmed);
    await orders.recordOrder(refunded as Order, reset);
    expect(await mailsOf()).toEqual([
      { version: 3, kind: 'CONFIRMATION', status: 'DUE' },
      { version: 4, kind: 'REFUND', status: 'DUE' },
    ]);
  });

  test('is not written for an event that is not recorded', async () => {
    const [, pending] = await recordBooking();
    const { token } = await orders.beginTry(pending as Order);
    await orders.beginTry(pending as Order);
    const late = { ...transition(pending as Order, confirmed), version: 9 };
    await expect(orders.recordOrder(late, confirmed, { request: null, token })).rejects.toThrow('a later try');
    expect(await mailsOf()).toHaveLength(1);
  });

  test('is not written for other events, nor without a contact', async () => {
    await recordEvents([seatsHeld('A1'), paying, confirmed, reset]);
    expect(await mailsOf()).toEqual([]);
    id = `${id}-unpaid`;
    const [, held] = await recordEvents([seatsHeld('A1')]);
    await database.sql`insert into contacts (order_id, email, language) values (${id}, 'ada@example.com', 'en')`;
    await orders.recordOrder(transition(held as Order, reset), reset);
    expect(await mailsOf()).toEqual([]);
  });

  test('is written for each of many orders that are recorded together', async () => {
    const first = id;
    const pending: Order[] = [];
    for (let nth = 0; nth < 5; nth++) {
      id = `${first}-${nth}`;
      pending.push((await recordEvents([seatsHeld('A1'), paying])).at(-1) as Order);
    }
    const reachable = [0, 2, 4].map((nth) => `${first}-${nth}`);
    await database.sql`
      insert into contacts (order_id, email, language)
      select id, 'ada@example.com', 'en' from unnest(${reachable}::text[]) as id`;
    await Promise.all(pending.map((order) => orders.recordOrder(transition(order, confirmed), confirmed)));
    const mailed = await database.sql<{ id: string }[]>`
      select order_id as id from mails where order_id like ${`${first}-%`} order by 1`;
    expect(mailed.map((mail) => mail.id)).toEqual(reachable);
  });
});

test('the events of an order are listed, the first one first', async () => {
  const events = [seatsHeld('A1'), paying, failing('PAYMENT_DECLINED'), paying, { type: 'CONFIRMED', at } as const];
  await recordEvents(events);
  expect(await orders.events(id)).toEqual(events);
  expect(await orders.events('none')).toEqual([]);
});

test('a flight has its live and its confirmed orders', async () => {
  await recordEvents([seatsHeld('A1')], 'T2');
  const live = id;
  id = 'cancelled';
  await recordEvents([seatsHeld('A2'), { type: 'CANCELLED', at }], 'T2');
  id = 'confirmed';
  const states = await recordEvents([seatsHeld('A3'), paying, { type: 'CONFIRMED', at }], 'T2');
  expect(await orders.liveOrders('T2')).toEqual([live]);
  expect(await orders.confirmedOrders('T2')).toEqual([states.at(-1)]);
});
