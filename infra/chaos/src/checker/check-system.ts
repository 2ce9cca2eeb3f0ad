import { Client, Connection } from '@temporalio/client';
import { type CheckResult, check, type RunRecord } from './check.ts';
import { queryWorkflows, readHistories } from './read-temporal.ts';
import type { WorkflowHistory } from './replay.ts';
import { readTables, type Tables } from './tables.ts';
import type { WorkflowRun } from './workflows.ts';

export interface System {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
}

export interface SystemCheckResult extends CheckResult {
  readonly tables: Tables;
  readonly runs: readonly WorkflowRun[];
  readonly replayed: number;
  /** Histories that don't replay, or whose last workflow task failed. */
  readonly faultyHistories: readonly WorkflowHistory[];
}

/** Reads all data of a system at rest and checks it. Reads histories before it queries workflows. */
export async function checkSystem(
  { databaseUrl, temporalAddress, namespace }: System,
  recorded: RunRecord,
  onProgress?: (read: number) => void,
): Promise<SystemCheckResult> {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const client = new Client({ connection, namespace });
    const { runs, replays, faultyHistories } = await readHistories(client, onProgress);
    const queryResults = await queryWorkflows(client, runs);
    const tables = await readTables(databaseUrl);
    const checked = check({ tables, runs, replays, queryResults, ...recorded });
    return { ...checked, tables, runs, replayed: replays.length, faultyHistories };
  } finally {
    await connection.close();
  }
}
