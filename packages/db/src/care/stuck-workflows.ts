import type { Database } from '../connect.ts';

/** Workflows that can't go on, as operators get to see them. */
export interface StuckWorkflows {
  /** The ids of those that are stuck now. */
  readonly stuck: readonly string[];
  /** How many restarts there ever were. */
  readonly restarts: number;
}

/** Notes that a workflow can't go on. Returns whether that is news. */
export async function noteStuck({ sql }: Database, workflowId: string): Promise<boolean> {
  const noted = await sql`
    insert into stuck_workflows (workflow_id, noticed_at) values (${workflowId}, now())
    on conflict (workflow_id) do update set noticed_at = now(), settled_at = null
    where stuck_workflows.settled_at is not null
    returning workflow_id`;
  return noted.length > 0;
}

/** Notes that a workflow goes on, by a restart or by itself. */
export async function noteSettled(
  { sql }: Database,
  workflowId: string,
  how: 'RESTARTED' | 'RECOVERED',
): Promise<void> {
  await sql`
    update stuck_workflows set settled_at = now(), restarts = restarts + ${how === 'RESTARTED' ? 1 : 0}
    where workflow_id = ${workflowId} and settled_at is null`;
}

export async function stuckWorkflows({ sql }: Database): Promise<StuckWorkflows> {
  const [row] = await sql<{ stuck: string[]; restarts: number }[]>`
    select
      coalesce(array_agg(workflow_id order by workflow_id) filter (where settled_at is null), '{}') as stuck,
      coalesce(sum(restarts), 0)::int as restarts
    from stuck_workflows`;
  return row ?? { stuck: [], restarts: 0 };
}
