import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { testEnv } from './env.ts';

const TRIES = 200;
const WAIT_MS = 100;

/** Makes a namespace on the Temporal server for tests: workflows and task queues of its own. Answers when it can be used. */
export async function createNamespace(namespace: string): Promise<{ address: string; name: string }> {
  const { TEST_TEMPORAL_ADDRESS: address } = testEnv();
  const connection = await Connection.connect({ address });
  const { workflowService } = connection;
  try {
    await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') });
    // The server learns of a new namespace within a few seconds, and says nothing when it has.
    for (let tries = 1; !(await isUsable(connection, namespace)); tries++) {
      if (tries === TRIES) throw new Error(`the namespace ${namespace} did not come up`);
      await sleep(WAIT_MS);
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
