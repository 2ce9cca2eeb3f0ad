import type { Database } from '../connect.ts';

/** What keeps a command from writing to Postgres alone. */
export interface ServerUse {
  /** Whether the server still replays a backup, and takes no writes. */
  readonly isRecovering: boolean;
  /** The names of other programs of Jumpseat that are connected to the database. */
  readonly programs: readonly string[];
}

/** Who else uses the database. Sessions of other users are visible to a member of pg_read_all_stats only. */
export async function serverUse({ sql }: Database): Promise<ServerUse> {
  const [use] = await sql<ServerUse[]>`
    select
      pg_is_in_recovery() as "isRecovering",
      array(
        select application_name || ' (' || count(*) || ')' from pg_stat_activity
        where datname = current_database() and application_name like 'jumpseat%'
          and application_name <> current_setting('application_name')
        group by application_name order by application_name
      ) as programs`;
  return use ?? { isRecovering: false, programs: [] };
}
