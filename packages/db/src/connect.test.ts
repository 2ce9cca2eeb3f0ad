import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, connect } from './connect.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';
import { Wire } from './testing/wire.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it('fails at once when nothing listens where the database should be', async () => {
  const database = connect('postgres://127.0.0.1:1/none');
  await expect(database.sql`select 1`).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await database.close();
});

it.concurrent('gives up on a server that does not answer after five seconds', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const database = connect(`postgres://127.0.0.1:${port}/none`);
  await expect(database.sql`select 1`).rejects.toMatchObject({ code: 'CONNECT_TIMEOUT' });
  await database.close();
  silent.close();
});

it.concurrent('gives up on a statement that takes longer than five seconds', async () => {
  const database = connect(test.url);
  await expect(database.sql`select pg_sleep(20)`).rejects.toMatchObject({ code: '57014' });
  await database.close();
});

/** What a broken connection may be called by whoever was using it. */
const BROKEN_OFF = ['CONNECTION_CLOSED', 'ECONNRESET', 'ECONNREFUSED'];

it('gives each statement its own answer, and leaves no transaction open, however often the connections break off', async () => {
  const wire = await Wire.to(test.url);
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
    // A transaction that was left open would keep its writer waiting until the server ends it after five seconds.
    await expect
      .poll(() => done.every((count, writer) => count > (before[writer] ?? 0)), { timeout: 4_000, interval: 10 })
      .toBe(true);
  }
  isOver = true;
  await Promise.all(writers);
  expect(outcomes).toContain('answered');
  expect(outcomes).toContain('CONNECTION_CLOSED');
  expect(['answered', ...BROKEN_OFF]).toEqual(expect.arrayContaining([...outcomes]));

  const left = await Promise.all(Array.from({ length: 10 }, () => ask(database.sql)));
  expect(new Set(left)).toEqual(new Set(['answered']));
  await database.close();
  await wire.cut();
}, 20_000);

it('never runs what is left of a broken transaction in the next one of that connection', async () => {
  const wire = await Wire.to(test.url);
  const database = connect(wire.url, { max: 1 });
  const { sql } = database;
  const goOn = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const late = Promise.withResolvers<string>();
  const broken = sql.begin(async (tx) => {
    await tx`select 1`;
    started.resolve();
    await goOn.promise;
    await tx`select 1`.then(
      () => late.resolve('ran'),
      (error) => late.resolve(error.code),
    );
  });
  await started.promise;
  const refused = expect(broken).rejects.toMatchObject({ code: expect.stringMatching(BROKEN_OFF.join('|')) });
  await wire.cut();
  await wire.mend();
  await refused;

  await sql.begin(async (tx) => {
    await tx`create temporary table kept (number int) on commit preserve rows`;
    goOn.resolve();
    expect(await late.promise).toBe('CONNECTION_CLOSED');
    await tx`insert into kept values (1)`;
  });
  expect(await sql`select number from kept`).toEqual([{ number: 1 }]);
  await database.close();
  await wire.cut();
});

it('begins each answer afresh after a statement that failed between its rows', async () => {
  const database = connect(test.url, { max: 1 });
  await expect(database.sql`select 1 / (3 - n) from generate_series(1, 5) n`).rejects.toMatchObject({ code: '22012' });
  expect(await database.sql`select 1 as number`).toHaveLength(1);
  await database.close();
});
