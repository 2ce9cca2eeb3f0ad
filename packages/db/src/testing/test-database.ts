import { randomUUID } from 'node:crypto';
import { openClient } from '../connect.ts';
import { migrate } from '../migrate.ts';
import { readEnv } from './env.ts';

/** A test suite's own database. */
export interface TestDatabase {
  readonly url: string;
  readonly name: string;
  /** Drops the database, even with open connections. */
  drop(): Promise<void>;
}

/** Creates an empty, migrated database on a server; by default the one in TEST_DATABASE_URL. */
export async function createTestDatabase(server = readEnv().TEST_DATABASE_URL): Promise<TestDatabase> {
  const name = `jumpseat_test_${randomUUID().replaceAll('-', '')}`;
  const onServer = (statement: string) => execute(server, statement);
  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return { url: url.href, name, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

async function execute(server: string, statement: string): Promise<void> {
  const sql = openClient(server, { max: 1, statementMs: 30_000, name: 'jumpseat-test' });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
