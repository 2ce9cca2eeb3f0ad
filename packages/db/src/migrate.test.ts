import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { toFlightSummary, toOrderView } from '@jumpseat/booking/contracts';
import { layoutOf, seatsOf, usualFares } from '@jumpseat/domain';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import journal from '../migrations/meta/_journal.json' with { type: 'json' };
import { connect } from './connect.ts';
import { createFlightStore } from './flights/index.ts';
import { migrate } from './migrate.ts';
import { createOrderStore } from './orders/index.ts';
import { createSeatStore } from './seats/index.ts';
import { seed } from './seed/seed.ts';
import { flight, NOW, newOrder } from './testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

const fares = usualFares(layoutOf('b787-9'));

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

/** The address of an empty database, which is dropped after the test. */
async function emptyDatabase(): Promise<string> {
  const name = `jumpseat_test_${randomUUID().replaceAll('-', '')}`;
  const server = connect(testDatabase.url, { max: 1 });
  await server.sql.unsafe(`create database ${name}`);
  onTestFinished(async () => {
    await server.sql.unsafe(`drop database ${name} with (force)`);
    await server.close();
  });
  const url = new URL(testDatabase.url);
  url.pathname = `/${name}`;
  return url.href;
}

test('several concurrent migrations migrate an empty database once', async () => {
  const url = await emptyDatabase();
  const counts = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(counts.toSorted((one, other) => one - other)).toEqual([0, 0, journal.entries.length]);

  const fresh = connect(url, { max: 1 });
  const applied = await fresh.sql`select id from drizzle.__drizzle_migrations`;
  await fresh.close();
  expect(applied).toHaveLength(journal.entries.length);
});

test('a migrated database stays unchanged', async () => {
  await expect(migrate(testDatabase.url)).resolves.toBe(0);
});

test('the migrate command prints its result', async () => {
  const url = await emptyDatabase();
  const run = async (env: NodeJS.ProcessEnv) => {
    const main = fileURLToPath(new URL('migrate-main.ts', import.meta.url));
    const { promise, resolve } = Promise.withResolvers<{ code: number; output: string }>();
    execFile(process.execPath, [main], { env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), output: `${out}${err}`.trim() }),
    );
    return promise;
  };
  expect(await run({ DATABASE_URL: url })).toEqual({
    code: 0,
    output: `Migrations applied: ${journal.entries.length}.`,
  });
  expect(await run({ DATABASE_URL: url })).toEqual({ code: 0, output: 'The database is up to date.' });
  expect(await run({})).toMatchObject({ code: 1, output: expect.stringContaining('DATABASE_URL is required') });
  const nowhere = await run({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect(nowhere).toMatchObject({ code: 1, output: expect.stringContaining('could not be migrated') });
});

test('a migration keeps the flights, seats and orders of the first schema', async () => {
  const url = await emptyDatabase();
  const old = connect(url, { max: 1 });
  onTestFinished(() => old.close());
  const [first] = journal.entries;
  await old.sql.unsafe(await readFile(new URL(`../migrations/${first?.tag}.sql`, import.meta.url), 'utf8'));
  await old.sql.unsafe(`
    create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    insert into drizzle.__drizzle_migrations (hash, created_at) values ('first', ${first?.when});
    insert into flights (id, origin, destination, layout_id, block_by, departs_at, sales_close_at, fares)
    values ('JS801', 'ZRH', 'JFK', 'b787-9', 'cabin', '2030-01-11T12:10Z', '2030-01-11T11:25Z', '${JSON.stringify(fares)}')`);
  const places = seatsOf(layoutOf('b787-9')).map(({ code, cabin }, position) => ({ code, cabin, position }));
  await old.sql`
    insert into seats (flight_id, code, cabin, position)
    select 'JS801', code, cabin, position
    from jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb) as seat (code text, cabin text, position int)`;
  const order = { ...newOrder('o1', 'JS801'), version: 1 };
  await old.sql`
    insert into orders (id, flight_id, user_id, status, seats, version, state, created_at, updated_at)
    values (${order.id}, 'JS801', ${order.userId}, 'CREATED', '{}', 1, ${JSON.stringify(order)}::text::jsonb, ${order.createdAt}, ${order.createdAt})`;

  await migrate(url);
  const flights = createFlightStore(old, { now: () => NOW });
  const list = await flights.list({});
  expect(list.map(toFlightSummary)).toMatchObject([{ id: 'JS801', number: 'JS801', arrivesAt: null, surcharges: {} }]);
  const map = await flights.seatMap('JS801');
  expect(map?.seats).toHaveLength(285);
  expect(map?.seats.find(({ code }) => code === '20A')?.price).toEqual(fares.economy);
  const block = {
    flight: { ...flight({ id: 'JS801', layoutId: 'b787-9' }), blockBy: 'cabin' },
    blockId: 'economy',
  } as const;
  expect((await createSeatStore(old).loadSeatBlock(block)).seats).toHaveLength(225);
  const found = await createOrderStore(old).find('o1');
  expect(found && toOrderView(found, NOW)).toMatchObject({ status: 'CREATED', party: [], cabin: null, price: null });
  expect((await seed(old, { now: NOW, salesCloseMs: 0 })).created).toBeGreaterThan(100);
});
