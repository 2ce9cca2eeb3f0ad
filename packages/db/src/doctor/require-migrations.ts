import type { Database } from '../connect.ts';
import { isOutage } from '../outage.ts';
import { withTimeout } from '../with-timeout.ts';
import { type MigrationFacts, migrationFacts } from './migration-facts.ts';

/** How long a start waits for the answer of Postgres, in milliseconds. */
const LIMIT_MS = 5_000;

/**
 * Throws if the database lacks a migration of this version: each call would fail, and some only halfway. Tables of a
 * later version are fine, because migrations only add. A database that is down passes: it may be back soon, and until
 * then `/ready` and the log tell. It is not checked again.
 */
export async function requireMigrations(database: Database): Promise<void> {
  try {
    refuseMissing(await withTimeout(LIMIT_MS, migrationFacts(database)));
  } catch (error) {
    if (!isOutage(error)) throw error;
  }
}

function refuseMissing({ missing }: MigrationFacts): void {
  if (missing.length === 0) return;
  throw new Error(
    `the database lacks the migration${missing.length === 1 ? '' : 's'} ${missing.join(', ')}. ` +
      'Run `node packages/db/src/migrate-main.ts` with DATABASE_URL first',
  );
}
