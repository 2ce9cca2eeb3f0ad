import type { Database } from '../connect.ts';

/** When housekeeping last finished. */
export interface LastHousekeeping {
  /** In epoch milliseconds. Before the first run, when the database got this table. */
  readonly finishedAt: number;
  /** Whether a run has ever finished. */
  readonly hasRun: boolean;
}

export async function lastHousekeeping({ sql }: Database): Promise<LastHousekeeping> {
  const [last] = await sql<LastHousekeeping[]>`
    select extract(epoch from coalesce(finished_at, created_at))::float8 * 1000 as "finishedAt",
      finished_at is not null as "hasRun"
    from housekeeping`;
  if (!last) throw new Error('the table housekeeping has lost its row: insert into housekeeping default values');
  return last;
}

/** Notes that a run of housekeeping has finished now. */
export async function noteHousekeeping({ sql }: Database): Promise<void> {
  await sql`
    insert into housekeeping (finished_at) values (now())
    on conflict (only_row) do update set finished_at = excluded.finished_at`;
}
