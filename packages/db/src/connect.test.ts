import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

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
