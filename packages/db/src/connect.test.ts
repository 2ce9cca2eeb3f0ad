import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, connect } from './connect.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';
import { Wire } from './testing/wire.ts';

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

test('a query fails at once if no server listens at the address', async () => {
  const database = connect('postgres://127.0.0.1:1/none');
  await expect(database.sql`select 1`).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await database.close();
});

test.concurrent('a query fails after five seconds if the server does not answer', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const database = connect(`postgres://127.0.0.1:${port}/none`);
  await expect(database.sql`select 1`).rejects.toMatchObject({ code: 'CONNECT_TIMEOUT' });
  await database.close();
  silent.close();
});

test.concurrent('a statement fails after five seconds', async () => {
  const database = connect(testDatabase.url);
  await expect(database.sql`select pg_sleep(20)`).rejects.toMatchObject({ code: '57014' });
  await database.close();
});

/** The error codes of a broken connection. */
const BROKEN_CONNECTION = ['CONNECTION_CLOSED', 'ECONNRESET', 'ECONNREFUSED'];

test('each statement gets its own result, and no transaction stays open, when connections break', async () => {
  const wire = await Wire.to(testDatabase.url);
  const database = connect(wire.url);
  const outcomes = new Set<string>();
  let asked = 0;
  let isOver = false;
  const ask = async (tx: Pick<Client, 'unsafe'>) => {
    const number = asked++;
    const [row] = await tx.unsafe(`select ${number} as number, pg_sleep(0.001)`);
    return row?.number === number ? 'answered' : `${number} was answered with ${JSON.stringify(row)}`;
  };
  const done = Array<number>(10).fill(0);
  const write = async (_: number, writer: number) => {
    while (!isOver) {
      try {
        const work = await database.sql.begin(async (tx) => [await ask(tx), await ask(tx)]);
        for (const outcome of work) outcomes.add(outcome);
        done[writer] = (done[writer] ?? 0) + 1;
      } catch (error) {
        outcomes.add((error as { code: string }).code);
      }
    }
  };
  const writers = done.map(write);
  for (let cuts = 0; cuts < 10; cuts++) {
    await wire.cut();
    await wire.mend();
    const before = [...done];
    // An open transaction would block its writer until the server ends it after five seconds.
    await expect
      .poll(() => done.every((count, writer) => count > (before[writer] ?? 0)), { timeout: 4_000, interval: 10 })
      .toBe(true);
  }
  isOver = true;
  await Promise.all(writers);
  expect(outcomes).toContain('answered');
  expect(outcomes).toContain('CONNECTION_CLOSED');
  expect(['answered', ...BROKEN_CONNECTION]).toEqual(expect.arrayContaining([...outcomes]));

  const left = await Promise.all(Array.from({ length: 10 }, () => ask(database.sql)));
  expect(new Set(left)).toEqual(new Set(['answered']));
  await database.close();
  await wire.cut();
});

test('the rest of a broken transaction never runs in the next transaction of its connection', async () => {
  const wire = await Wire.to(testDatabase.url);
  const database = connect(wire.url, { max: 1 });
  const { sql } = database;
  const resume = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const late = Promise.withResolvers<string>();
  const broken = sql.begin(async (tx) => {
    await tx`select 1`;
    started.resolve();
    await resume.promise;
    await tx`select 1`.then(
      () => late.resolve('ran'),
      (error) => late.resolve(error.code),
    );
  });
  await started.promise;
  const refused = expect(broken).rejects.toMatchObject({ code: expect.stringMatching(BROKEN_CONNECTION.join('|')) });
  await wire.cut();
  await wire.mend();
  await refused;

  await sql.begin(async (tx) => {
    await tx`create temporary table kept (number int) on commit preserve rows`;
    resume.resolve();
    expect(await late.promise).toBe('CONNECTION_CLOSED');
    await tx`insert into kept values (1)`;
  });
  expect(await sql`select number from kept`).toEqual([{ number: 1 }]);
  await database.close();
  await wire.cut();
});

test('a transaction whose connection is reset fails instead of hanging, and the next one works', async () => {
  const wire = await Wire.to(testDatabase.url);
  const observer = connect(testDatabase.url);
  const database = connect(wire.url, { max: 1 });
  const { sql } = database;
  const started = Promise.withResolvers<void>();
  const resume = Promise.withResolvers<void>();
  const broken = sql.begin(async (tx) => {
    await tx`select 1`;
    started.resolve();
    await resume.promise;
    await tx`select 1`;
  });
  const refused = expect(broken).rejects.toMatchObject({ code: expect.stringMatching(BROKEN_CONNECTION.join('|')) });
  await started.promise;
  wire.reset();
  await refused;
  resume.resolve();
  const during = sql.begin((tx) => tx`select pg_sleep(21)`);
  const cutShort = expect(during).rejects.toMatchObject({ code: expect.stringMatching(BROKEN_CONNECTION.join('|')) });
  const running = () => observer.sql`select 1 from pg_stat_activity where query like 'select pg_sleep(21)%'`;
  await expect.poll(running).toHaveLength(1);
  wire.reset();
  await cutShort;
  expect(await sql.begin((tx) => tx`select 1 as number`)).toEqual([{ number: 1 }]);
  await Promise.all([database.close(), observer.close()]);
  await wire.cut();
});

test('a statement that failed between its rows leaves no rows for the next one', async () => {
  const database = connect(testDatabase.url, { max: 1 });
  await expect(database.sql`select 1 / (3 - n) from generate_series(1, 5) n`).rejects.toMatchObject({ code: '22012' });
  expect(await database.sql`select 1 as number`).toHaveLength(1);
  await database.close();
});
