import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { openClient } from './connect.ts';

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** Any number that nothing else locks in this database. */
const MIGRATION_LOCK = 7_425_331;

/** Brings the database to the committed schema. Where two run at once, the second waits and finds nothing left to do. */
export async function migrate(url: string): Promise<void> {
  const sql = openClient(url, { max: 1, statementMs: 0, name: 'jumpseat-migrate' });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyMigrations(drizzle(sql), { migrationsFolder });
  } finally {
    await sql.end();
  }
}
