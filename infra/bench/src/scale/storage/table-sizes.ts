import type { Database } from '@jumpseat/db';

const KB = 1_024;

/** The kilobytes of Postgres at one moment. */
export interface StorageSizes {
  /** Of each table, its indexes included. */
  readonly tables: Readonly<Record<string, number>>;
  /** What this connection has logged so far, whole pages included. */
  readonly wal: number;
}

/** Reads sizes over the only connection of `database`, because Postgres counts its log by connection. */
export async function readSizes({ sql }: Database): Promise<StorageSizes> {
  // What a connection has logged is counted when its statistics are flushed.
  await sql`select pg_stat_force_next_flush()`;
  const tables = await sql<{ name: string; bytes: number }[]>`
    select relname as name, pg_total_relation_size(oid)::float as bytes from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace`;
  const [wal] = await sql<{ bytes: number }[]>`
    select wal_bytes::float as bytes from pg_stat_get_backend_wal(pg_backend_pid())`;
  return {
    tables: Object.fromEntries(tables.map(({ name, bytes }) => [name, bytes / KB])),
    wal: (wal?.bytes ?? Number.NaN) / KB,
  };
}

/** What was added for each of `count` things. */
export function growth(before: StorageSizes, after: StorageSizes, count: number): StorageSizes {
  const each = (from: number, to: number) => Math.round(((to - from) / count) * 100) / 100;
  const tables = Object.entries(after.tables).map(([name, kb]) => [name, each(before.tables[name] ?? 0, kb)] as const);
  return { tables: Object.fromEntries(tables.filter(([, kb]) => kb > 0)), wal: each(before.wal, after.wal) };
}
