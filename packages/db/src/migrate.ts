import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import type { Sql } from 'postgres';
import { buildIndexes } from './build-indexes.ts';
import { openClient } from './connect.ts';

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** The key of an advisory lock that nothing else uses. */
const MIGRATION_LOCK = 7_425_331;
const LOOK_EVERY_MS = 200;
/** A migration that waits longer for a table fails, because everybody else waits behind it. Repeat it then. */
const TABLE_LOCK_LIMIT = '3s';

/**
 * Migrates the database and returns the number of applied migrations. Applies all or none, then builds missing indexes.
 * If two run at the same time, the second one waits and has nothing left to do.
 */
export async function migrate(url: string): Promise<number> {
  const sql = openClient(url, { max: 1, statementMs: 0, name: 'jumpseat-migrate' });
  try {
    await sql`select set_config('lock_timeout', ${TABLE_LOCK_LIMIT}, false)`;
    // A statement that waits for the lock would keep the other one's indexes from being built.
    while (!(await isLocked(sql))) await sleep(LOOK_EVERY_MS);
    const before = await countApplied(sql);
    await applyMigrations(drizzle(sql), { migrationsFolder });
    const applied = (await countApplied(sql)) - before;
    await sql`select set_config('lock_timeout', '0', false)`;
    await buildIndexes(sql);
    return applied;
  } finally {
    await sql.end();
  }
}

async function isLocked(sql: Sql): Promise<boolean> {
  const [lock] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${MIGRATION_LOCK}) as taken`;
  return lock?.taken ?? false;
}

async function countApplied(sql: Sql): Promise<number> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "exists"`;
  if (!found?.exists) return 0;
  const [counted] = await sql<{ count: number }[]>`select count(*)::int as count from drizzle.__drizzle_migrations`;
  return counted?.count ?? 0;
}
