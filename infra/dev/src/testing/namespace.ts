import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { testEnv } from './env.ts';

const MAX_TRIES = 200;
const RETRY_MS = 100;

/** Creates a namespace on the Temporal server for tests, and waits until it is usable. */
export async function createNamespace(namespace: string): Promise<{ address: string; name: string }> {
  const { TEST_TEMPORAL_ADDRESS: address } = testEnv();
  const connection = await Connection.connect({ address });
  const { workflowService } = connection;
  try {
    await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') });
    // A new namespace becomes usable within a few seconds. The server sends no event when it does.
    for (let tries = 1; !(await isUsable(connection, namespace)); tries++) {
      if (tries === MAX_TRIES) throw new Error(`the namespace ${namespace} did not come up`);
      await sleep(RETRY_MS);
    }
    return { address, name: namespace };
  } finally {
    await connection.close();
  }
}

async function isUsable({ workflowService }: Connection, namespace: string): Promise<boolean> {
  try {
    await workflowService.listWorkflowExecutions({ namespace, pageSize: 1 });
    return true;
  } catch {
    return false;
  }
}
