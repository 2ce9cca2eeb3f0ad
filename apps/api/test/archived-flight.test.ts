import {
  connect,
  createFlightStore,
  createHousekeepingStore,
  createOrderStore,
  createTripStore,
  type Database,
} from '@jumpseat/db';
import { createTestDatabase, type TestDatabase } from '@jumpseat/db/testing';
import { DEFAULT_POLICY, euros, instant, type OrderEvent, openOrder, transition } from '@jumpseat/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Calls, type Context, createCaller } from '../src/ports.ts';
import { flightAhead } from '../src/testing/memory-flights.ts';
import { TestPapers } from '../src/testing/test-papers.ts';

const DAY_MS = 24 * 60 * 60_000;
const BOOKED_AT = Date.now() - 40 * DAY_MS;
const at = instant(BOOKED_AT);
const expiresAt = instant(BOOKED_AT + 900_000);
const held: OrderEvent = { type: 'SEATS_HELD', at, seats: ['A1'], total: euros(8_900), expiresAt };
const paid: OrderEvent[] = [
  { type: 'PAYMENT_STARTED', at, expiresAt },
  { type: 'CONFIRMED', at },
];
const ADA = { givenName: 'Ada', familyName: 'Lovelace', kind: 'adult', bornOn: null, seat: 'A1', lapOf: null } as const;

let server: TestDatabase;
let database: Database;
let api: Calls;
/** An archived flight, and Ada's booking of A1. */
beforeAll(async () => {
  server = await createTestDatabase();
  database = connect(server.url);
  const flights = createFlightStore(database);
  const orders = createOrderStore(database);
  const trips = createTripStore(database);
  const departsAt = instant(Date.now() - 31 * DAY_MS);
  await flights.create({ ...flightAhead('OLD', 'demo-30'), departsAt, salesCloseAt: departsAt });
  let order = openOrder({
    id: 'o1',
    flightId: 'OLD',
    userId: 'ada',
    guestId: 'g1',
    policy: DEFAULT_POLICY,
    now: BOOKED_AT,
  });
  for (const event of [held, ...paid]) {
    order = transition(order, event);
    await orders.recordOrder(order, event);
    if (event === held) {
      const contact = { email: 'ada@example.com', phone: null, language: 'en', remind: false } as const;
      await trips.setDetails('o1', { travellers: [ADA], contact }, ['A1']);
    }
  }
  expect(await createHousekeepingStore(database).archiveFlight('OLD')).toBe(true);
  const ports: Partial<Context> = {
    caller: { guestId: 'g1', isAdmin: true },
    spend: async () => undefined,
    withDeadline: (call) => call(),
    readInTurn: (read) => read(),
    reportUnreadable: (id, error) => expect.unreachable(`${id}: ${error}`),
    flights,
    orders,
    trips,
    papers: new TestPapers(),
    settings: { maxSeatsPerOrder: 9, salesCloseMs: 0 },
    now: Date.now,
  };
  api = createCaller(ports as Context);
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

test('a trip of an archived flight still opens, with its ticket, receipt and history', async () => {
  const [trip] = await api.trips.mine();
  expect(trip).toMatchObject({ order: { orderId: 'o1', status: 'CONFIRMED' }, flight: { id: 'OLD', seatsTotal: 30 } });
  expect(await api.orders.byId({ orderId: 'o1' })).toMatchObject({ seats: ['A1'] });
  expect(await api.flights.byId({ flightId: 'OLD' })).toMatchObject({ id: 'OLD', seatsAvailable: 0 });
  const o1 = { orderId: 'o1' };
  expect(await api.trips.details(o1)).toMatchObject({ travellers: [{ familyName: 'Lovelace', seat: 'A1' }] });
  expect((await api.trips.ticket(o1)).passes).toMatchObject([{ traveller: { familyName: 'Lovelace' } }]);
  expect(await api.trips.receipts(o1)).toMatchObject([{ kind: 'PAYMENT', total: euros(8_900) }]);
  const history = (await api.trips.history(o1)).map(({ what }) => what.type);
  expect(history).toEqual(expect.arrayContaining(['SEATS_HELD', 'PAYMENT_STARTED', 'BOOKED', 'MAIL']));
});

test('an archived flight is not found by searches, has no seat map, and can be neither sold nor reset', async () => {
  const flightId = 'OLD';
  const { origin, destination, departsLocal } = await api.flights.byId({ flightId });
  expect(await api.flights.search({ origin, destination, date: departsLocal.slice(0, 10) })).toEqual([]);
  expect(await api.flights.list({})).toEqual([]);
  await expect(api.seatMap.get({ flightId })).rejects.toThrow('There is no such flight');
  await expect(api.seatMap.propose({ flightId, party: [{ kind: 'adult' }] })).rejects.toThrow('have closed');
  await expect(api.orders.create({ flightId, userId: 'bob', seats: ['B1'] })).rejects.toThrow('have closed');
  await expect(api.admin.resetFlight({ flightId })).rejects.toThrow("OLD is archived and can't be reset");
  expect((await api.orders.byId({ orderId: 'o1' })).status).toBe('CONFIRMED');
});
