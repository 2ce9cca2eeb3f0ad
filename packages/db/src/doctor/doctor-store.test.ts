import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createDoctorStore, type DoctorStore } from './index.ts';

let testDatabase: TestDatabase;
let database: Database;
let store: DoctorStore;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url);
  store = createDoctorStore(database);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

test('the doctor reads the version of Postgres, its clock, and how many connections it allows', async () => {
  const { majorVersion, clockAheadMs } = await store.server();
  expect(majorVersion).toBeGreaterThanOrEqual(14);
  expect(Math.abs(clockAheadMs)).toBeLessThan(1_000);
  const { limit, used, ours } = await store.connections();
  expect(limit).toBeGreaterThan(ours);
  expect(used).toBeGreaterThan(0);
  expect(ours).toBeGreaterThan(0);
});

test('the doctor names the migrations that a database does not have, and knows a newer database', async () => {
  const { known, missing, isNewer } = await store.migrations();
  expect({ missing, isNewer }).toEqual({ missing: [], isNewer: false });
  const [last] = await database.sql<{ id: number; at: number }[]>`
    select id, created_at as at from drizzle.__drizzle_migrations order by created_at desc limit 1`;
  const setTime = (at: number) =>
    database.sql`update drizzle.__drizzle_migrations set created_at = ${at} where id = ${last?.id ?? 0}`;
  onTestFinished(async () => {
    await setTime(last?.at ?? 0);
  });
  await setTime(9_000_000_000_000);
  expect(await store.migrations()).toMatchObject({ missing: [], isNewer: true });
  await setTime(1);
  expect((await store.migrations()).missing).toEqual([known.at(-1)]);
});

test('the doctor sees a transaction that stays open, and a session that waits for its lock', async () => {
  const { sql } = database;
  await sql`create table locked (number int)`;
  const begun = Promise.withResolvers<void>();
  const ending = Promise.withResolvers<void>();
  const open = sql.begin(async (tx) => {
    await tx`lock table locked`;
    begun.resolve();
    await ending.promise;
  });
  await begun.promise;
  const waiting = sql`select 1 from locked`;
  const reasons = async () => {
    const sessions = await store.longSessions({ transactionMs: 0, lockMs: 0 });
    return sessions.filter(({ program }) => program === 'jumpseat').map(({ why }) => why);
  };
  // A query runs when it is awaited, so this starts it.
  void waiting.execute();
  await expect.poll(reasons).toEqual(['TRANSACTION', 'LOCK']);
  expect(await store.longSessions({ transactionMs: 60_000, lockMs: 60_000 })).toEqual([]);
  ending.resolve();
  await Promise.all([open, waiting]);
});

test('the doctor counts late, given up and refused mails, and what nobody has ended', async () => {
  const { sql } = database;
  await sql`
    insert into flights (id, origin, destination, layout_id, block_by, departs_at, sales_close_at, fares)
    values ('D1', 'ZRH', 'LIS', 'demo-30', 'cabin', now() + interval '1 day', now() + interval '1 day', '{}')`;
  await sql`
    insert into orders (id, flight_id, user_id, status, seats, hold_expires_at, version, state, created_at, updated_at)
    values
      ('late', 'D1', 'ann', 'SEATS_RESERVED', '{A1}', now() - interval '2 minutes', 1, '{}', now(), now()),
      ('in time', 'D1', 'ann', 'SEATS_RESERVED', '{A2}', now() + interval '2 minutes', 1, '{}', now(), now())`;
  await sql`
    insert into seats (flight_id, code, cabin, position, status, order_id, lease_until)
    values ('D1', 'A1', 'economy', 0, 'HELD', 'late', now() - interval '2 minutes')`;
  await sql`insert into stuck_workflows (workflow_id, noticed_at) values ('seat::D1::economy', now())`;
  await sql`
    insert into mails (order_id, version, kind, status, created_at, ended_at)
    values
      ('late', 1, 'CONFIRMATION', 'DUE', now() - interval '2 hours', null),
      ('late', 2, 'CONFIRMATION', 'DUE', now(), null),
      ('late', 3, 'CONFIRMATION', 'GIVEN_UP', now() - interval '2 days', now() - interval '2 hours'),
      ('late', 4, 'CONFIRMATION', 'BOUNCED', now() - interval '2 days', now() - interval '2 hours'),
      ('late', 5, 'CONFIRMATION', 'GIVEN_UP', now() - interval '4 days', now() - interval '2 days')`;
  expect(await store.undeliveredMails()).toEqual({ late: 1, givenUp: 1, bounced: 1 });
  expect(await store.overdueWork(60_000)).toEqual({
    overdueOrders: 1,
    strandedSeats: 1,
    stuckWorkflows: ['seat::D1::economy'],
  });
  expect(await store.overdueWork(5 * 60_000)).toMatchObject({ overdueOrders: 0, strandedSeats: 0 });
});
