import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import type { Sql } from 'postgres';
import { openClient } from './connect.ts';

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** The key of an advisory lock that nothing else uses. */
const MIGRATION_LOCK = 7_425_331;

/**
 * Migrates the database and returns the number of applied migrations. Applies all or none. If two run at the same time,
 * the second one waits and has nothing left to do.
 */
export async function migrate(url: string): Promise<number> {
  const sql = openClient(url, { max: 1, statementMs: 0, name: 'jumpseat-migrate' });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const before = await countApplied(sql);
    await applyMigrations(drizzle(sql), { migrationsFolder });
    return (await countApplied(sql)) - before;
  } finally {
    await sql.end();
  }
}

async function countApplied(sql: Sql): Promise<number> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "exists"`;
  if (!found?.exists) return 0;
  const [counted] = await sql<{ count: number }[]>`select count(*)::int as count from drizzle.__drizzle_migrations`;
  return counted?.count ?? 0;
}
