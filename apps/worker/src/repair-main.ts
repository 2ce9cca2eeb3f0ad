import { temporalConnection } from '@jumpseat/config/temporal';
import { connect, createCaretakerStore } from '@jumpseat/db';
import { Client } from '@temporalio/client';
import { createProjection } from './activities/projection.ts';
import { restartWorkflow } from './caretaker/restart-workflow.ts';
import { connectClient } from './connect-client.ts';
import { readServerEnv } from './env.ts';
import { OrderWorkflows } from './orders/order-workflows.ts';
import { SeatBlockClient } from './seat-blocks/seat-block-client.ts';
import { temporalSeatBlocks } from './seat-blocks/temporal-seat-blocks.ts';

// Restarts the workflows named on the command line from Postgres, as the caretaker does with stuck ones.
const workflowIds = process.argv.slice(2);
const settings = readServerEnv();
const database = connect(settings.DATABASE_URL);
const connection = await connectClient(temporalConnection(settings));
const client = new Client({ connection, namespace: settings.TEMPORAL_NAMESPACE }).workflow;
const projection = createProjection(database);
const store = createCaretakerStore(database);
const restartDeps = {
  client,
  store,
  projection,
  orders: new OrderWorkflows(client, projection),
  blocks: temporalSeatBlocks(new SeatBlockClient(client), projection),
};
for (const workflowId of workflowIds) {
  try {
    await restartWorkflow(workflowId, restartDeps);
    await store.noteStuck(workflowId);
    await store.noteResolved(workflowId, 'RESTARTED');
    process.stdout.write(`${workflowId} was restarted from Postgres\n`);
  } catch (error) {
    process.stderr.write(`${workflowId} could not be restarted: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
await Promise.all([connection.close(), database.close()]);
