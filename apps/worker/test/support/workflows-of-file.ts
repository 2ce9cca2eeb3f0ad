import { fileURLToPath } from 'node:url';
import { Connection, WorkflowClient } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection } from '@temporalio/worker';
import { testEnv } from './env.ts';

/** Bundles the workflows of a file in this folder, and connects to Temporal, to run them instead of the product's. */
export async function workflowsOfFile(name: string) {
  const address = testEnv.TEST_TEMPORAL_ADDRESS;
  const [connection, nativeConnection, workflowBundle] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
    bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL(name, import.meta.url)),
      logger: new DefaultLogger('ERROR'),
    }),
  ]);
  return {
    client: new WorkflowClient({ connection }),
    nativeConnection,
    workflowBundle,
    close: () => Promise.all([nativeConnection.close(), connection.close()]),
  };
}
