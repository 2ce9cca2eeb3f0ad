import { BEFORE_ALL_FLIGHTS, type HousekeepingTask } from '@jumpseat/booking/contracts';
import { instant, type OrderEvent, refusal, type TravelDetails, transition } from '@jumpseat/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCaretakerStore } from '../caretaker/index.ts';
import { connect, type Database } from '../connect.ts';
import { createFlightStore } from '../flights/index.ts';
import { createMailStore } from '../mails/index.ts';
import { createOrderStore } from '../orders/index.ts';
import { createSeatStore } from '../seats/index.ts';
import { DEMO_FLIGHTS } from '../seed/schedule.ts';
import { booked, flight, held, LEASE, NOW, newOrder, seatsHeld } from '../testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createTripStore } from '../trips/index.ts';
import { createHousekeepingStore, type HousekeepingStore } from './index.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const at = instant(NOW + 1_000);
const paying: OrderEvent = { type: 'PAYMENT_STARTED', at, expiresAt: LEASE };
const failed = (code: 'PAYMENT_DECLINED' | 'PAYMENT_UNAVAILABLE' | 'SEATS_LOST'): OrderEvent => ({
  type: 'PAYMENT_FAILED',
  at,
  refusal: refusal(code),
  ends: code === 'SEATS_LOST',
});
const expired: OrderEvent = { type: 'EXPIRED', at };
const confirmed: OrderEvent = { type: 'CONFIRMED', at };
const reset: OrderEvent = { type: 'FLIGHT_RESET', at };

let testDatabase: TestDatabase;
let database: Database;
let store: HousekeepingStore;
let made = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url);
  store = createHousekeepingStore(database);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

/** A flight that departed `agoMs` ago. */
async function departedFlight(agoMs: number, id = `D-${++made}`): Promise<string> {
  const departsAt = instant(Date.now() - agoMs);
  await createFlightStore(database).create(flight({ id, departsAt, salesCloseAt: departsAt }));
  return id;
}

const ADA: TravelDetails = {
  travellers: [{ givenName: 'Ada', familyName: 'Lovelace', kind: 'adult', bornOn: null, seat: 'A1', lapOf: null }],
  contact: { email: 'ada@example.com', phone: null, language: 'de', remind: true },
};

/** Records an order of Ada that held A1, and then these events. */
async function record(flightId: string, id: string, ...events: readonly OrderEvent[]): Promise<void> {
  const orders = createOrderStore(database);
  let order = newOrder(id, flightId);
  for (const event of [seatsHeld('A1'), ...events]) {
    const { token } = await orders.beginTry(order);
    order = transition(order, event);
    await orders.recordOrder(order, event, { request: null, token });
    if (event.type === 'SEATS_HELD') await createTripStore(database).setDetails(id, ADA, ['A1']);
  }
}

/** The flights that are due for a task after `days`, in their order. */
async function dueFor(task: HousekeepingTask, days: number): Promise<string[]> {
  const due: string[] = [];
  for (let next = await store.dueFlight(task, days, BEFORE_ALL_FLIGHTS); next; ) {
    due.push(next.id);
    next = await store.dueFlight(task, days, next);
  }
  return due;
}

const idsIn = async (table: string, flightId: string) => {
  const column = table === 'orders' ? 'id' : 'order_id';
  const rows = await database.sql<{ id: string }[]>`
    select distinct ${database.sql(column)} as id from ${database.sql(table)}
    where ${database.sql(column)} like ${`${flightId}/%`} order by 1`;
  return rows.map(({ id }) => id.slice(flightId.length + 1));
};

/** Everything that accounting has of a flight, byte by byte. */
const accountsOf = (flightId: string) => database.sql`
  select orders::text as row from orders where flight_id = ${flightId}
  union all select order_events::text from order_events join orders on id = order_id where flight_id = ${flightId}
  union all select payments::text from payments join orders on id = order_id where flight_id = ${flightId}
  order by 1`;

test('a flight is due from the day that a setting says, the earliest departure first', async () => {
  const before = await departedFlight(30 * DAY_MS - MINUTE_MS);
  const since = await departedFlight(30 * DAY_MS + MINUTE_MS);
  const long = await departedFlight(100 * DAY_MS);
  await departedFlight(-DAY_MS);
  for (const task of ['DELETE_UNPAID_ORDERS', 'ERASE_PERSONAL_DATA', 'ARCHIVE_FLIGHTS'] as const) {
    expect(await dueFor(task, 30)).toEqual([long, since]);
    expect(await dueFor(task, 29)).toEqual([long, since, before]);
  }
});

test('a demo flight is never due, because it moves ahead when it has departed', async () => {
  for (const { id } of DEMO_FLIGHTS) await departedFlight(400 * DAY_MS, id);
  expect(await dueFor('ARCHIVE_FLIGHTS', 399)).toEqual([]);
});

describe('unpaid orders', () => {
  test('are deleted with all that belongs to them, unless a payment took money', async () => {
    const id = await departedFlight(31 * DAY_MS);
    const gone = {
      expired: [expired],
      cancelled: [{ type: 'CANCELLED', at }],
      declined: [paying, failed('PAYMENT_DECLINED'), expired],
    } as const;
    const kept = {
      paid: [paying, confirmed],
      refunded: [paying, confirmed, reset],
      voided: [paying, failed('SEATS_LOST')],
      // An approval may have been lost on its way, and voided.
      unreachable: [paying, failed('PAYMENT_UNAVAILABLE'), expired],
      declinedThenPaid: [paying, failed('PAYMENT_DECLINED'), paying, confirmed],
    } as const;
    for (const [name, events] of Object.entries({ ...gone, ...kept })) await record(id, `${id}/${name}`, ...events);
    await database.sql`
      insert into mails (order_id, version, kind, status) values (${`${id}/expired`}, 1, 'REMINDER', 'SENT')`;
    await record(id, `${id}/unknown`, paying, failed('PAYMENT_DECLINED'), expired);
    await database.sql`update payments set status = 'PENDING' where order_id = ${`${id}/unknown`}`;

    expect(await store.deleteUnpaidOrders(id, 2)).toBe(2);
    expect(await store.deleteUnpaidOrders(id, 2)).toBe(1);
    expect(await store.deleteUnpaidOrders(id, 2)).toBe(0);
    const left = [...Object.keys(kept), 'unknown'].sort();
    for (const table of ['orders', 'order_events', 'order_tries', 'payments', 'travellers', 'contacts']) {
      expect(await idsIn(table, id), table).toEqual(left);
    }
    expect(await idsIn('mails', id)).toEqual(['declinedThenPaid', 'paid', 'refunded']);
    await store.markUnpaidDeleted(id);
    expect(await dueFor('DELETE_UNPAID_ORDERS', 30)).not.toContain(id);
  });

  test('keep their flight due until they are gone and every order has ended', async () => {
    const id = await departedFlight(31 * DAY_MS);
    await record(id, `${id}/expired`, expired);
    await store.markUnpaidDeleted(id);
    expect(await dueFor('DELETE_UNPAID_ORDERS', 30)).toContain(id);
    await record(id, `${id}/open`);
    await store.deleteUnpaidOrders(id, 10);
    await store.markUnpaidDeleted(id);
    expect(await idsIn('orders', id)).toEqual(['open']);
    expect(await dueFor('DELETE_UNPAID_ORDERS', 30)).toContain(id);
  });

  test('wait for the next night while something has locked them, and delay nobody', async () => {
    const id = await departedFlight(31 * DAY_MS);
    await record(id, `${id}/locked`, expired);
    await record(id, `${id}/free`, expired);
    await database.sql.begin(async (tx) => {
      await tx`select from orders where id = ${`${id}/locked`} for no key update`;
      expect(await store.deleteUnpaidOrders(id, 10)).toBe(1);
    });
    expect(await idsIn('orders', id)).toEqual(['locked']);
  });
});

test('personal data is erased, ended mails are deleted, and what accounting has stays the same to the byte', async () => {
  const id = await departedFlight(91 * DAY_MS);
  await record(id, `${id}/paid`, paying, confirmed);
  await record(id, `${id}/refunded`, paying, confirmed, reset);
  await record(id, `${id}/voided`, paying, failed('SEATS_LOST'));
  await record(id, `${id}/open`);
  const trips = createTripStore(database);
  await trips.grant(`${id}/paid`, 'friend', null);
  await createMailStore(database).end({ orderId: `${id}/paid`, version: 3 }, 'SENT', null);
  await createMailStore(database).end({ orderId: `${id}/refunded`, version: 3 }, 'BOUNCED', 'SMTP 550');
  const before = await accountsOf(id);

  expect(await store.erasePersonalDataOfFlight(id, 2)).toEqual({ orders: 2, mails: 2 });
  expect(await store.erasePersonalDataOfFlight(id, 2)).toEqual({ orders: 1, mails: 0 });
  expect(await store.erasePersonalDataOfFlight(id, 2)).toEqual({ orders: 0, mails: 0 });
  for (const table of ['travellers', 'contacts']) expect(await idsIn(table, id), table).toEqual(['open']);
  expect(await idsIn('trip_grants', id)).toEqual([]);
  // Its refund is still on its way.
  expect(await trips.mails(`${id}/refunded`)).toMatchObject([{ kind: 'REFUND', end: null }]);
  expect(await accountsOf(id)).toEqual(before);

  await store.markPersonalDataErased(id);
  expect(await dueFor('ERASE_PERSONAL_DATA', 90)).toContain(id);
  await record(id, `${id}/open`, expired);
  await createMailStore(database).end({ orderId: `${id}/refunded`, version: 4 }, 'DROPPED', null);
  await store.erasePersonalDataOfFlight(id, 2);
  await store.markPersonalDataErased(id);
  expect(await dueFor('ERASE_PERSONAL_DATA', 90)).not.toContain(id);
});

describe('an archived flight', () => {
  /** A flight with A1 booked for Ada, and B1 held for an order that was never recorded. */
  async function soldFlight(): Promise<string> {
    const id = await departedFlight(31 * DAY_MS);
    const seats = createSeatStore(database);
    const { version } = await seats.loadSeatBlock({ flight: flight({ id }), blockId: 'all' });
    await record(id, `${id}/paid`, paying, confirmed);
    const changes = [booked('A1', `${id}/paid`), held('B1', 'lost')];
    await seats.projectSeats({ flightId: id, blockId: 'all', version: version + 1, changes });
    return id;
  }

  test('keeps its orders and who sat where, and has no seats', async () => {
    const id = await soldFlight();
    const live = await database.sql`select flight_id, seat, order_id, booked_at from bookings where flight_id = ${id}`;
    expect(live).toHaveLength(1);
    const before = await accountsOf(id);
    expect(await store.flightToArchive(id)).toEqual({ liveOrders: [], blockIds: ['all'] });
    expect(await store.archiveFlight(id)).toBe(true);
    expect(await database.sql`select * from archived_bookings where flight_id = ${id}`).toEqual([...live]);
    for (const table of ['bookings', 'seats', 'seat_blocks']) {
      expect(await database.sql`select from ${database.sql(table)} where flight_id = ${id}`, table).toHaveLength(0);
    }
    expect(await accountsOf(id)).toEqual(before);
    expect(await createCaretakerStore(database).isArchived(id)).toBe(true);
    expect(await dueFor('ARCHIVE_FLIGHTS', 30)).not.toContain(id);
    expect(await store.archiveFlight(id)).toBe(false);
  });

  test('can be read, but has no seat map, and its trips can be listed', async () => {
    const id = await soldFlight();
    const flights = createFlightStore(database);
    const live = await flights.find(id);
    await store.archiveFlight(id);
    const archived = await flights.find(id);
    expect(archived).toEqual({
      ...live,
      archivedAt: expect.any(String),
      seatsAvailable: 0,
      seatsAvailableByCabin: { first: 0, business: 0, premium: 0, economy: 0 },
    });
    expect(await flights.findForSale(id)).toMatchObject({ id });
    expect(await flights.seatMap(id)).toBeNull();
    expect(await flights.seatStates(id)).toBeNull();
    const bookings = await createTripStore(database).bookingsOf('g1');
    expect(bookings.map((order) => order.id)).toContain(`${id}/paid`);
  });

  test('can be neither created nor sold again', async () => {
    const id = await soldFlight();
    await store.archiveFlight(id);
    expect(await createFlightStore(database).create(flight({ id }))).toBe(false);
    const block = { flight: flight({ id }), blockId: 'all' };
    await expect(createSeatStore(database).loadSeatBlock(block)).rejects.toMatchObject({ code: 'FLIGHT_NOT_FOUND' });
    expect(await database.sql`select from seat_blocks where flight_id = ${id}`).toHaveLength(0);
  });

  test('is none while an order has not ended', async () => {
    const id = await soldFlight();
    await record(id, `${id}/open`, paying);
    expect(await store.flightToArchive(id)).toMatchObject({ liveOrders: [`${id}/open`] });
    expect(await store.archiveFlight(id)).toBe(false);
    expect(await createFlightStore(database).find(id)).toMatchObject({ archivedAt: null });
    expect((await createFlightStore(database).seatMap(id))?.seats).toHaveLength(30);
  });

  test('is archived once by two workers at the same time', async () => {
    const id = await soldFlight();
    const both = await Promise.all([store.archiveFlight(id), store.archiveFlight(id)]);
    expect(both.toSorted()).toEqual([false, true]);
    expect(await database.sql`select from archived_bookings where flight_id = ${id}`).toHaveLength(1);
  });
});

test('the last run is when it finished, and before the first one when the database was made', async () => {
  const before = await store.lastHousekeepingRun();
  expect(before.hasRun).toBe(false);
  await store.recordHousekeepingRun();
  await store.recordHousekeepingRun();
  const after = await store.lastHousekeepingRun();
  expect(after.hasRun).toBe(true);
  expect(after.finishedAt).toBeGreaterThanOrEqual(before.finishedAt);
  expect(Math.abs(after.finishedAt - Date.now())).toBeLessThan(10 * MINUTE_MS);
});
