import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, isGrpcServiceError } from '@temporalio/client';
import { type Duration, msToTs } from '@temporalio/common/lib/time.js';

const MAX_TRIES = 200;
const RETRY_MS = 100;
const ALREADY_EXISTS = 6;

/**
 * Creates a namespace, unless it exists, and waits until it is usable.
 *
 * @param retention how long closed workflows are kept
 */
export async function createNamespace(address: string, namespace: string, retention: Duration): Promise<void> {
  const connection = await Connection.connect({ address });
  const { workflowService } = connection;
  try {
    await workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(retention) })
      .catch((error: unknown) => {
        if (!isGrpcServiceError(error) || error.code !== ALREADY_EXISTS) throw error;
      });
    // A new namespace becomes usable within a few seconds. The server sends no event when it does.
    for (let tries = 1; !(await isUsable(connection, namespace)); tries++) {
      if (tries === MAX_TRIES) throw new Error(`the namespace ${namespace} did not come up`);
      await sleep(RETRY_MS);
    }
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
