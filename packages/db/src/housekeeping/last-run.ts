import type { Database } from '../connect.ts';

/** The last run that finished. */
export interface LastHousekeepingRun {
  /** In epoch milliseconds. Before the first run, when the database got this table. */
  readonly finishedAt: number;
  /** Whether a run has ever finished. */
  readonly hasRun: boolean;
}

export async function lastHousekeepingRun({ sql }: Database): Promise<LastHousekeepingRun> {
  const [last] = await sql<LastHousekeepingRun[]>`
    select extract(epoch from coalesce(finished_at, created_at))::float8 * 1000 as "finishedAt",
      finished_at is not null as "hasRun"
    from housekeeping`;
  if (!last) throw new Error('the table housekeeping has lost its row: insert into housekeeping default values');
  return last;
}

/** Records that a run of housekeeping has finished now. */
export async function recordHousekeepingRun({ sql }: Database): Promise<void> {
  await sql`
    insert into housekeeping (finished_at) values (now())
    on conflict (only_row) do update set finished_at = excluded.finished_at`;
}
