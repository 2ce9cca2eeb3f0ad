import type { Database } from '../connect.ts';

/** Stuck workflows, for `/ready`, metrics and the caretaker. */
export interface StuckWorkflows {
  /** The ids of the workflows that are stuck now. */
  readonly stuck: readonly string[];
  /** The number of all restarts so far. */
  readonly restarts: number;
}

/** Notes that a workflow is stuck. Returns whether that was not known yet. */
export async function noteStuck({ sql }: Database, workflowId: string): Promise<boolean> {
  const noted = await sql`
    insert into stuck_workflows (workflow_id, noticed_at) values (${workflowId}, now())
    on conflict (workflow_id) do update set noticed_at = now(), settled_at = null
    where stuck_workflows.settled_at is not null
    returning workflow_id`;
  return noted.length > 0;
}

/** Notes that a workflow is no longer stuck: it was restarted, or has recovered by itself. */
export async function noteResolved(
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
