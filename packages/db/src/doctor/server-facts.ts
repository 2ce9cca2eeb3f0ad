import type { Database } from '../connect.ts';

/** What the server says about itself. */
export interface ServerFacts {
  /** Such as 18. */
  readonly majorVersion: number;
  /** How far its clock is ahead of this machine's, in milliseconds. Exact to half of the time that a query takes. */
  readonly clockAheadMs: number;
}

export async function serverFacts({ sql }: Database): Promise<ServerFacts> {
  const [server] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`;
  // The first query has opened the connection, so this one takes no longer than its way there and back.
  const asked = Date.now();
  const [clock] = await sql<{ now: number }[]>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`;
  const answered = Date.now();
  return {
    majorVersion: Math.floor((server?.version ?? 0) / 10_000),
    clockAheadMs: Math.round((clock?.now ?? 0) - (asked + answered) / 2),
  };
}

/** How many connections the server allows, and has. */
export interface ConnectionFacts {
  /** The most that our user may open to our database. */
  readonly limit: number;
  readonly used: number;
  /** Those of Jumpseat, by their name. */
  readonly ours: number;
}

export async function connectionFacts({ sql }: Database): Promise<ConnectionFacts> {
  const [facts] = await sql<ConnectionFacts[]>`
    select
      least(
        current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
          - coalesce(current_setting('reserved_connections', true)::int, 0),
        nullif(datconnlimit, -1),
        nullif(rolconnlimit, -1)
      ) as "limit",
      (select sum(numbackends)::int from pg_stat_database) as used,
      (select count(*)::int from pg_stat_activity where application_name like 'jumpseat%') as ours
    from pg_database, pg_roles
    where datname = current_database() and rolname = current_user`;
  return facts ?? { limit: 0, used: 0, ours: 0 };
}

/** A session that keeps others waiting, or soon will. */
export interface LongSession {
  readonly pid: number;
  /** The name that its program gave itself; it may be empty. */
  readonly program: string;
  readonly seconds: number;
  /** TRANSACTION: open for long. LOCK: waits for another session's lock. */
  readonly why: 'TRANSACTION' | 'LOCK';
}

/**
 * The sessions of our database with a transaction older than `transactionMs`, and those that have waited longer than
 * `lockMs` for a lock. Sessions of other users are visible to a member of pg_read_all_stats only.
 */
export async function longSessions(
  { sql }: Database,
  { transactionMs, lockMs }: { transactionMs: number; lockMs: number },
): Promise<LongSession[]> {
  return sql<LongSession[]>`
    select pid, application_name as program,
      extract(epoch from clock_timestamp() - xact_start)::int as seconds,
      case when wait_event_type = 'Lock' then 'LOCK' else 'TRANSACTION' end as why
    from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
      and (
        xact_start < clock_timestamp() - ${transactionMs} * interval '1 ms'
        or (wait_event_type = 'Lock' and query_start < clock_timestamp() - ${lockMs} * interval '1 ms')
      )
    order by xact_start`;
}
