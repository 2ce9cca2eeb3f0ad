import journal from '../../migrations/meta/_journal.json' with { type: 'json' };
import type { Database } from '../connect.ts';

/** The migrations of this version, compared with those of the database. */
export interface MigrationFacts {
  /** The names of all migrations of this version. */
  readonly known: readonly string[];
  /** Those that the database does not have yet. */
  readonly missing: readonly string[];
  /** Whether the database has a migration that this version does not know: a later version has migrated it. */
  readonly isNewer: boolean;
}

export async function migrationFacts({ sql }: Database): Promise<MigrationFacts> {
  const newest = await newestApplied(sql);
  // As the migrator does: whatever is later than the newest applied one is missing.
  const missing = journal.entries.filter(({ when }) => when > newest);
  return {
    known: journal.entries.map(({ tag }) => tag),
    missing: missing.map(({ tag }) => tag),
    isNewer: journal.entries.every(({ when }) => when < newest),
  };
}

/** When the newest applied migration was written, in epoch milliseconds; 0 if there is none. */
async function newestApplied(sql: Database['sql']): Promise<number> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "exists"`;
  if (!found?.exists) return 0;
  const [applied] = await sql<{ newest: number | null }[]>`
    select max(created_at) as newest from drizzle.__drizzle_migrations`;
  return applied?.newest ?? 0;
}
