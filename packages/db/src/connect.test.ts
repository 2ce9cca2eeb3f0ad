import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from './connect.ts';
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

it('refuses what was under way when the connection broke off, and then goes on with every connection of the pool', async () => {
  const wire = await Wire.to(test.url);
  const database = connect(wire.url);
  const outcomes = new Set<string>();
  let isOver = false;
  const write = async () => {
    while (!isOver) {
      const work = database.sql.begin(async (tx) => {
        await tx`select 1`;
        await tx`select pg_sleep(0.001)`;
      });
      outcomes.add(
        await work.then(
          () => 'done',
          (error) => error.code,
        ),
      );
    }
  };
  const writers = Array.from({ length: 10 }, write);
  for (let cuts = 0; cuts < 10; cuts++) {
    await sleep(100);
    await wire.cut();
    await wire.mend();
  }
  isOver = true;
  await Promise.all(writers);
  expect(outcomes).toContain('done');
  expect(outcomes).toContain('CONNECTION_CLOSED');
  expect(['done', 'CONNECTION_CLOSED', 'ECONNRESET', 'ECONNREFUSED']).toEqual(expect.arrayContaining([...outcomes]));

  await Promise.all(Array.from({ length: 10 }, () => database.sql`select pg_sleep(0.1)`));
  await database.close();
  await wire.cut();
}, 20_000);
