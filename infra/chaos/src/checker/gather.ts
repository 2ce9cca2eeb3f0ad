import { Client, Connection } from '@temporalio/client';
import type { Struck } from '../faults/fault.ts';
import type { Call } from '../passengers/call.ts';
import { type Checked, check } from './check.ts';
import { askWorkflows, readHistories } from './read-temporal.ts';
import type { OneHistory } from './replay.ts';
import { readTables, type Tables } from './tables.ts';
import type { WorkflowRun } from './workflows.ts';

export interface System {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
}

export interface CheckedSystem extends Checked {
  readonly tables: Tables;
  readonly runs: readonly WorkflowRun[];
  readonly replayed: number;
  /** Histories of workflows that are at fault. */
  readonly kept: readonly OneHistory[];
}

/** Reads everything that a system at rest has, and checks it. Histories are read before any workflow is asked. */
export async function checkSystem(
  { databaseUrl, temporalAddress, namespace }: System,
  told: { readonly calls: readonly Call[]; readonly struck: readonly Struck[] },
  onProgress?: (read: number) => void,
): Promise<CheckedSystem> {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const client = new Client({ connection, namespace });
    const { runs, replays, kept } = await readHistories(client, onProgress);
    const answers = await askWorkflows(client, runs);
    const tables = await readTables(databaseUrl);
    const checked = check({ tables, runs, replays, answers, ...told });
    return { ...checked, tables, runs, replayed: replays.length, kept };
  } finally {
    await connection.close();
  }
}
