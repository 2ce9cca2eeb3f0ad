import {
  connect,
  createCaretakerStore,
  createClaimStore,
  createFlightStore,
  createOrderStore,
  type Database,
} from '@jumpseat/db';
import { createTestDatabase, type TestDatabase } from '@jumpseat/db/testing';
import {
  DEFAULT_POLICY,
  euros,
  instant,
  layoutOf,
  type Order,
  type OrderEvent,
  openOrder,
  refusal,
  transition,
  usualFares,
} from '@jumpseat/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caretaker } from '../src/caretaker/caretaker.ts';
import { FailingTasks } from '../src/caretaker/failing-tasks.ts';

const NOW = Date.now();
const HOUR_MS = 60 * 60 * 1_000;

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createTestDatabase();
  database = connect(server.url);
  const layoutId = 'demo-30';
  await createFlightStore(database).create({
    id: 'T1',
    layoutId,
    blockBy: 'flight',
    origin: 'ZRH',
    destination: 'LIS',
    surcharges: {},
    departsAt: instant(NOW + 48 * HOUR_MS),
    salesCloseAt: instant(NOW + 47 * HOUR_MS),
    fares: usualFares(layoutOf(layoutId)),
  });
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

const caretakerStore = () => createCaretakerStore(database);

/** Runs one check of a caretaker that finds nothing stuck. */
function check(): Promise<void> {
  const unused = {} as never;
  const deps = { client: unused, projection: unused, orders: unused, blocks: unused };
  return new Caretaker({
    ...deps,
    failing: new FailingTasks(),
    store: { ...caretakerStore(), overdueOrders: async () => [], strandedSeats: async () => [] },
    logger: { warn: (about: unknown) => expect.unreachable(JSON.stringify(about)) } as never,
  }).checkOnce();
}

type UntimedEvent = OrderEvent extends infer Event ? (Event extends OrderEvent ? Omit<Event, 'at'> : never) : never;

const opened: UntimedEvent = { type: 'OPENED' };
const held: UntimedEvent = { type: 'SEATS_HELD', seats: ['A1'], total: euros(8_900), expiresAt: instant(NOW) };
const refused: UntimedEvent = { type: 'SEATS_REFUSED', refusal: refusal('SEAT_BOOKED', { seats: ['A1'] }), ends: true };

/** Records an order with these events, all of them `hours` ago. */
async function recordPast(id: string, hours: number, events: readonly UntimedEvent[]): Promise<void> {
  const store = createOrderStore(database);
  const at = NOW - hours * HOUR_MS;
  let order: Order = openOrder({ id, flightId: 'T1', userId: 'ada', guestId: null, policy: DEFAULT_POLICY, now: at });
  for (const each of events) {
    const event = { ...each, at: instant(at) } as OrderEvent;
    const { token } = await store.beginTry(order);
    order = transition(order, event);
    await store.recordOrder(order, event, { request: null, token });
  }
}

const idsIn = async (table: 'orders' | 'order_events' | 'order_tries') => {
  const column = table === 'orders' ? 'id' : 'order_id';
  const rows = await database.sql<{ id: string }[]>`
    select distinct ${database.sql(column)} as id from ${database.sql(table)} order by 1`;
  return rows.map(({ id }) => id);
};

describe('a day after its end', () => {
  test('an order that never had seats is deleted, with its events and tries', async () => {
    const kept = {
      'refused-lately': [23, [refused]],
      'expired-lately': [23, [opened, { type: 'EXPIRED' }]],
      open: [30, [opened]],
      holds: [30, [held]],
      'held-and-cancelled': [30, [held, { type: 'CANCELLED' }]],
      'held-and-expired': [30, [opened, held, { type: 'EXPIRED' }]],
      paid: [30, [held, { type: 'PAYMENT_STARTED', expiresAt: instant(NOW) }, { type: 'CONFIRMED' }]],
    } as const;
    const deleted = {
      refused: [25, [refused]],
      expired: [25, [opened, { type: 'EXPIRED' }]],
      cancelled: [300, [opened, { type: 'CANCELLED' }]],
    } as const;
    for (const [id, [hours, events]] of Object.entries({ ...kept, ...deleted })) await recordPast(id, hours, events);
    await check();
    const rest = Object.keys(kept).sort();
    expect(await idsIn('orders')).toEqual(rest);
    expect(await idsIn('order_events')).toEqual(rest);
    expect(await idsIn('order_tries')).toEqual(rest);
  });

  test('many orders are deleted in batches, the oldest first, even by two caretakers at the same time', async () => {
    for (let index = 0; index < 20; index++)
      await recordPast(`many-${String(index).padStart(2, '0')}`, 50 - index, [refused]);
    const store = caretakerStore();
    expect(await store.deleteEmptyOrders(24 * HOUR_MS, 5)).toBe(5);
    const left = (await idsIn('orders')).filter((id) => id.startsWith('many-'));
    expect(left[0]).toBe('many-05');
    const both = await Promise.all([
      store.deleteEmptyOrders(24 * HOUR_MS, 8),
      store.deleteEmptyOrders(24 * HOUR_MS, 8),
    ]);
    await store.deleteEmptyOrders(24 * HOUR_MS, 100);
    expect(both[0] + both[1]).toBeGreaterThanOrEqual(8);
    expect((await idsIn('orders')).filter((id) => id.startsWith('many-'))).toEqual([]);
  });
});

test('a claim whose order was not opened within a quarter of an hour is deleted', async () => {
  await recordPast('claimed-and-open', 0, [opened]);
  const claims = createClaimStore(database);
  for (const orderId of ['claimed-and-open', 'never-opened', 'just-claimed']) {
    await claims.claim({ orderId, flightId: 'T1', guestId: null, address: 'somewhere', seats: 1 });
  }
  await database.sql`update order_claims set claimed_at = now() - interval '16 minutes' where order_id <> 'just-claimed'`;
  await check();
  const left = await database.sql<{ id: string }[]>`select order_id as id from order_claims order by 1`;
  expect(left.map(({ id }) => id)).toEqual(['claimed-and-open', 'just-claimed']);
});
