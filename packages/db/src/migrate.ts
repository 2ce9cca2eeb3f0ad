import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import type { Sql } from 'postgres';
import { openClient } from './connect.ts';

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** Any number that nothing else locks in this database. */
const MIGRATION_LOCK = 7_425_331;

/**
 * Brings the database to the committed schema; returns how many migrations that took. All are applied, or none. Where two run at once,
 * the second waits and finds nothing left to do.
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
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere"`;
  if (!found?.isThere) return 0;
  const [counted] = await sql<{ count: number }[]>`select count(*)::int as count from drizzle.__drizzle_migrations`;
  return counted?.count ?? 0;
}
