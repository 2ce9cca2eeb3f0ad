import { randomUUID } from 'node:crypto';
import { openClient } from '../connect.ts';
import { migrate } from '../migrate.ts';
import { readEnv } from './env.ts';

/** A database of a suite's own. */
export interface TestDatabase {
  readonly url: string;
  readonly name: string;
  /** Drops it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Makes an empty, migrated database on the server named by TEST_DATABASE_URL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `jumpseat_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(readEnv().TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return { url: url.href, name, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

async function onServer(statement: string): Promise<void> {
  const sql = openClient(readEnv().TEST_DATABASE_URL, { max: 1, statementMs: 30_000, name: 'jumpseat-test' });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
