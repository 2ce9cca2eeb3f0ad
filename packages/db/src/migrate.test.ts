import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it('migrates an empty database once when several start at the same moment', async () => {
  const name = `jumpseat_test_${randomUUID().replaceAll('-', '')}`;
  const server = connect(test.url, { max: 1 });
  await server.sql.unsafe(`create database ${name}`);
  onTestFinished(async () => {
    await server.sql.unsafe(`drop database ${name} with (force)`);
    await server.close();
  });
  const url = new URL(test.url);
  url.pathname = `/${name}`;
  await Promise.all([migrate(url.href), migrate(url.href), migrate(url.href)]);

  const fresh = connect(url.href, { max: 1 });
  const applied = await fresh.sql`select id from drizzle.__drizzle_migrations`;
  await fresh.close();
  expect(applied).toHaveLength(2);
});

it('leaves a migrated database as it is', async () => {
  await expect(migrate(test.url)).resolves.toBeUndefined();
});
