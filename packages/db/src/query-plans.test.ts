import { BEFORE_ALL_FLIGHTS } from '@jumpseat/booking/contracts';
import { instant, type TravelDetails, transition } from '@jumpseat/domain';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteEmptyOrders } from './caretaker/delete-old-orders.ts';
import { createCaretakerStore } from './caretaker/index.ts';
import type { Database } from './connect.ts';
import { createFlightStore } from './flights/index.ts';
import { createHousekeepingStore } from './housekeeping/index.ts';
import { createClaimStore } from './limits/claims.ts';
import { createMailStore } from './mails/index.ts';
import { createOrderStore } from './orders/index.ts';
import * as schema from './schema/index.ts';
import { createSeatStore } from './seats/index.ts';
import { booked, flight, free, held, LEASE, NOW, newOrder, seatsHeld, unbooked } from './testing/fixtures.ts';
import { insertPastOrders } from './testing/past-orders.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';
import { createTripStore } from './trips/index.ts';

/** So many that a sequential scan of any table costs more than an index. */
const PAST_ORDERS = 20_000;
const OTHER_FLIGHTS = 5_000;
const GROWING = new Set([
  'orders',
  'order_events',
  'payments',
  'bookings',
  'seats',
  'flights',
  'order_claims',
  'travellers',
  'contacts',
  'trip_grants',
  'mails',
]);

/** A step of a plan, as EXPLAIN returns it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

let testDatabase: TestDatabase;
let client: postgres.Sql;
let database: Database;
let sent: { readonly query: string; readonly parameters: readonly unknown[] }[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await insertPastOrders(testDatabase.url, PAST_ORDERS);
  await insertFlights(testDatabase.url, OTHER_FLIGHTS);
  client = postgres(testDatabase.url, {
    max: 4,
    debug: (_connection, query, parameters) => sent.push({ query, parameters }),
  });
  database = { db: drizzle(client, { schema }), sql: client as never, close: () => client.end() };
  await createFlightStore(database, { now: () => NOW }).create(flight());
  await client`
    insert into order_claims (order_id, flight_id, guest_id, address, seats, claimed_at)
    select id, flight_id, guest_id, 'address-' || guest_id, 1, now() from orders`;
  await client`analyze order_claims`;
  await nameTravellers();
  await insertMails();
});
afterAll(async () => {
  await database?.close();
  await testDatabase.drop();
});

/** Flights of many routes in the year after NOW. They have no seats, because queries of flights need none. */
async function insertFlights(url: string, count: number): Promise<void> {
  const sql = postgres(url, { max: 1 });
  await sql`
    insert into flights (id, origin, destination, layout_id, block_by, departs_at, sales_close_at, fares)
    select 'OTHER-' || n, 'ZRH', (array['LIS', 'LHR', 'JFK', 'SIN'])[1 + n % 4], layout_id, block_by, at, at, fares
    from flights, generate_series(1, ${count}::int) as n
    cross join lateral (select ${instant(NOW)}::timestamptz + interval '1 hour' * n as at) as departure
    where id = 'PAST-0'`;
  await sql`analyze flights`;
  await sql.end();
}

/** Each past order gets a traveller, a contact and a guest who may open it, and each booking its reference. */
async function nameTravellers(): Promise<void> {
  await client`
    update orders set state = state || jsonb_build_object('reference', 'reference of ' || id)
    where status = 'CONFIRMED'`;
  await client`
    insert into travellers (order_id, position, given_name, family_name, family_key, kind)
    select id, 0, 'Ada', 'Lovelace', 'lovelace', 'adult' from orders`;
  await client`insert into contacts (order_id, email, language) select id, id || '@example.com', 'en' from orders`;
  await client`insert into trip_grants (order_id, guest_id) select id, 'friend of ' || guest_id from orders`;
  await client`analyze orders, travellers, contacts, trip_grants`;
}

/** Each past order had a mail. Five of them are still due. */
async function insertMails(): Promise<void> {
  await client`insert into mails (order_id, version, kind, status) select id, 3, 'CONFIRMATION', 'SENT' from orders`;
  await client`update mails set status = 'DUE' where order_id in ('past-1', 'past-2', 'past-3', 'past-4', 'past-5')`;
  await client`analyze mails`;
}

/** The tables that the statements of `work` scan sequentially, planned with their values and generically. */
async function scannedBy(work: () => Promise<unknown>): Promise<string[]> {
  sent = [];
  await work();
  const queries = sent.filter(({ query }) => /^\s*(select|insert|update|delete|with)\b/.test(query));
  if (queries.length === 0) throw new Error('no statement was sent');
  const scanned: string[] = [];
  for (const { query, parameters } of queries) {
    const plans = [
      await client.unsafe(`explain (format json) ${query}`, parameters as never),
      await client.unsafe(`explain (generic_plan, format json) ${query}`),
    ];
    for (const [row] of plans) {
      const [{ Plan }] = (row as unknown as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'];
      scanned.push(...sequentialScans(Plan).filter((table) => GROWING.has(table)));
    }
  }
  return scanned;
}

function sequentialScans({ 'Node Type': type, 'Relation Name': table, Plans = [] }: PlanNode): string[] {
  return [...(type === 'Seq Scan' && table ? [table] : []), ...Plans.flatMap(sequentialScans)];
}

const seats = () => createSeatStore(database);
const orders = () => createOrderStore(database);
const trips = () => createTripStore(database);
const mails = () => createMailStore(database);
const housekeeping = () => createHousekeepingStore(database);
const flights = () => createFlightStore(database, { now: () => NOW });
const project = (version: number, changes: Parameters<ReturnType<typeof seats>['projectSeats']>[0]['changes']) => () =>
  seats().projectSeats({ flightId: 'T1', blockId: 'all', version, changes });

test('a sequential scan is found', async () => {
  const count = () => client`select count(*) from payments where amount > 1`;
  expect(await scannedBy(count)).toEqual(['payments', 'payments']);
});

describe('with any number of past orders, an index is used', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['to load a seat block', () => seats().loadSeatBlock({ flight: flight(), blockId: 'all' })],
    ['to hold seats', project(1, [held('A1'), held('A2')])],
    ['to book them', project(2, [booked('A1'), booked('A2')])],
    ['to release a booking', project(3, [unbooked(free('A1'))])],
    ['to find taken seats', () => flights().seatsTaken({ flightId: 'T1', seats: ['A1', 'A2'], orderId: 'o2' })],
  ])('%s', async (_, work) => {
    expect(await scannedBy(work)).toEqual([]);
  });

  test('to record an order, its payment, its mail and the progress of the gateway', async () => {
    const opened = newOrder('o1');
    const holding = transition(opened, seatsHeld('A1'));
    const paying = { type: 'PAYMENT_STARTED', at: instant(NOW), expiresAt: LEASE } as const;
    expect(await scannedBy(() => orders().recordOrder(holding, seatsHeld('A1')))).toEqual([]);
    expect(await scannedBy(() => orders().recordOrder(transition(holding, paying), paying))).toEqual([]);
    const attempt = { orderId: 'o1', attempt: 1 };
    const gateway = { failedTries: 1, retryAt: instant(NOW + 1_000) };
    expect(await scannedBy(() => orders().recordGatewayTry(attempt, gateway, instant(NOW)))).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['to show an order', () => orders().find('past-77')],
    ['to show what has happened to an order', () => orders().events('past-77')],
    ['to begin a try', () => orders().beginTry(newOrder('past-77'))],
    ['to show the orders of a guest', () => orders().heldBy('guest-77')],
    ['to show the orders of a guest on a flight', () => orders().heldBy('guest-77', 'T1')],
    ['to check the versions of orders', () => orders().versions(['past-77', 'past-78', 'o1'])],
    ['to end the orders of a flight', () => orders().liveOrders('T1')],
    ['to refund the orders of a flight', () => orders().confirmedOrders('PAST-7')],
  ])('%s', async (_, work) => {
    expect(await scannedBy(work)).toEqual([]);
  });

  test('to enter travellers', async () => {
    const opened = newOrder('named');
    await orders().recordOrder(transition(opened, seatsHeld('B1')), seatsHeld('B1'));
    const details: TravelDetails = {
      travellers: [{ givenName: 'Ada', familyName: 'Lovelace', kind: 'adult', bornOn: null, seat: 'B1', lapOf: null }],
      contact: { email: 'ada@example.com', phone: null, language: 'en', remind: true },
    };
    const enter = async () => expect(await trips().setDetails('named', details, ['B1'])).toBe(true);
    expect(await scannedBy(enter)).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['to show travellers', () => trips().details('past-77')],
    ['to find a booking', () => trips().findBooking('reference of past-0', 'lovelace')],
    ['to let a guest open it', () => trips().grant('past-0', 'guest-1', null)],
    ['to let a guest open it for a while', () => trips().grant('past-0', 'guest-2', instant(NOW))],
    ['to check that a guest may open it', () => trips().isGranted('past-0', 'guest-1')],
    ['to show the bookings of a guest', () => trips().bookingsOf('friend of guest-77')],
    ['to show the mails of a trip', () => trips().mails('past-77')],
    ['to erase personal data', () => trips().erase('past-1')],
  ])('%s', async (_, work) => {
    expect(await scannedBy(work)).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['to claim due mails', () => mails().claimDue(100)],
    ['to read what a mail is about', () => mails().find({ orderId: 'past-77', version: 3 })],
    ['to find its address', () => mails().addressOf('past-77')],
    ['to return its claim', () => mails().returnClaim({ orderId: 'past-77', version: 3 })],
    ['to make it due', () => createCaretakerStore(database).makeMailDue({ orderId: 'past-77', version: 3 })],
    ['to end a mail', () => mails().end({ orderId: 'past-77', version: 3 }, 'SENT', null)],
    ['to count due mails', () => mails().due()],
    ['to add reminders', () => mails().addReminders(300_000)],
  ])('%s', async (_, work) => {
    expect(await scannedBy(work)).toEqual([]);
  });

  test('to delete old orders without seats', async () => {
    expect(await scannedBy(() => deleteEmptyOrders(database, 60_000, 100))).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>]>([
    [
      'to find flights that departed long ago',
      () => housekeeping().dueFlight('ARCHIVE_FLIGHTS', 30, BEFORE_ALL_FLIGHTS),
    ],
    ['to delete their unpaid orders', () => housekeeping().deleteUnpaidOrders('PAST-9', 100)],
    ['to mark that', () => housekeeping().markUnpaidDeleted('PAST-9')],
    ['to erase their personal data', () => housekeeping().erasePersonalDataOfFlight('PAST-10', 100)],
    ['to mark that too', () => housekeeping().markPersonalDataErased('PAST-10')],
    ['to look at what keeps them live', () => housekeeping().flightToArchive('PAST-11')],
    ['to archive them', () => housekeeping().archiveFlight('PAST-11')],
  ])('%s', async (_, work) => {
    expect(await scannedBy(work)).toEqual([]);
  });

  test('to count the unpaid orders of a caller', async () => {
    const claims = createClaimStore(database);
    const claimant = { flightId: 'T1', guestId: 'guest-77', address: 'address-guest-78' };
    expect(await scannedBy(() => claims.unpaid(claimant))).toEqual([]);
    expect(await scannedBy(() => claims.claim({ ...claimant, orderId: 'new', seats: 1 }))).toEqual([]);
    expect(await scannedBy(() => claims.beginChange('past-77', 2))).toEqual([]);
    expect(await scannedBy(() => claims.endChange('past-77'))).toEqual([]);
    expect(await scannedBy(() => claims.drop({ orderId: 'past-77', claimedAt: '2026-01-01T00:00:00Z' }))).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['to sell a flight', () => flights().findForSale('T1')],
    ['to show a flight', () => flights().find('T1')],
    ['to show its seat map', () => flights().seatMap('T1')],
    ['to load its live map', () => flights().seatStates('T1')],
    ['to catch up with its live map', () => flights().seatsSince('T1', 1)],
    ['to check the versions of watched flights', () => flights().seatVersions(['T1', 'PAST-7', 'PAST-8'])],
    ['to search', () => flights().search({ origin: 'ZRH', destination: 'LIS', date: '2030-01-02' })],
    [
      'to find the lowest fares',
      () => flights().lowestFares({ origin: 'ZRH', destination: 'LIS', date: '2030-01-02', days: 7 }),
    ],
  ])('%s', async (_, work) => {
    expect(await scannedBy(work)).toEqual([]);
  });
});
